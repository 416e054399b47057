"""Claims as a graph in GEXF 1.2 (Gephi, networkx): the same nodes and edges as GraphML, in the form that Gephi keeps all attributes of."""

from collections.abc import Iterable, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from liens.ontology.plover import load_plover
from liens.store.export.graph import EDGE, NODE, attribute, edge_told, edges, node_of, writable

Json = dict[str, Any]
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n<graph defaultedgetype="directed" mode="static">\n'
# So many bytes of edges wait in memory; more of them in a file, for GEXF wants all nodes first.
_IN_MEMORY = 16_000_000


def write(records: Iterable[Json], target: IO[bytes]) -> None:
    """A directed graph with parallel edges; what is mutual is one edge, marked so."""
    scores = {category: plover.score for category, plover in load_plover().items()}
    nodes: dict[str, Json] = {}
    number = 0
    with SpooledTemporaryFile(_IN_MEMORY) as waiting:
        for record in records:
            for one, two, mutual in edges(record):
                for actor in (one, two):
                    nodes.setdefault(node_of(actor), actor)
                number += 1
                ends = f"source={attribute(node_of(one))} target={attribute(node_of(two))}"
                told = edge_told(record, scores, mutual=mutual)
                waiting.write(f'<edge id="e{number}" {ends} label={attribute(told["category"])}>{_values("edge", told)}</edge>\n'.encode())
        target.write(_HEAD.encode())
        for kind, keys in (("node", NODE), ("edge", EDGE)):
            target.write(_declared(kind, keys).encode())
        target.write(b"<nodes>\n")
        for name, actor in nodes.items():
            values = _values("node", {"code": actor["code"], "name": actor["name"]})
            target.write(f"<node id={attribute(name)} label={attribute(actor['name'])}>{values}</node>\n".encode())
        target.write(b"</nodes>\n<edges>\n")
        waiting.seek(0)
        target.writelines(waiting)
    target.write(b"</edges>\n</graph>\n</gexf>\n")


def _declared(kind: str, keys: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f'<attribute id="{kind}_{name}" title="{name}" type="{value}"/>\n' for name, value in keys)
    return f'<attributes class="{kind}">\n{rows}</attributes>\n'


def _values(kind: str, told: Json) -> str:
    rows = "".join(f'<attvalue for="{kind}_{name}" value={attribute(writable(value))}/>' for name, value in told.items() if value is not None)
    return f"<attvalues>{rows}</attvalues>"
