"""Claims as a graph (GraphML, read by Gephi, yEd, networkx): actors are nodes, each pair of parties of a claim is an edge."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from liens.ontology.plover import load_plover

Json = dict[str, Any]
NODE = (("code", "string"), ("name", "string"))
EDGE = (
    ("claim", "string"), ("category", "string"), ("status", "string"), ("negated", "boolean"), ("mutual", "boolean"), ("start", "string"),
    ("end", "string"), ("score", "double"), ("source_of_claim", "string"), ("outlet", "string"), ("url", "string"), ("sentence", "string"),
)  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
# What XML 1.0 has no way to write.
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")


def write(records: Iterable[Json], target: IO[bytes]) -> None:
    """A directed graph with parallel edges; what is mutual is one edge, marked so."""
    scores = {category: plover.score for category, plover in load_plover().items()}
    nodes: set[str] = set()
    target.write(_HEAD.encode())
    for kind, keys in (("node", NODE), ("edge", EDGE)):
        for name, value in keys:
            target.write(f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{value}"/>\n'.encode())
    target.write(b'<graph edgedefault="directed">\n')
    number = 0
    for record in records:
        for one, two, mutual in edges(record):
            for actor in (one, two):
                if node_of(actor) not in nodes:
                    nodes.add(node_of(actor))
                    target.write(f"<node id={attribute(node_of(actor))}>{_data('node', {'code': actor['code'], 'name': actor['name']})}</node>\n".encode())
            number += 1
            told = _data("edge", edge_told(record, scores, mutual=mutual))
            target.write(f'<edge id="e{number}" source={attribute(node_of(one))} target={attribute(node_of(two))}>{told}</edge>\n'.encode())
    target.write(b"</graph>\n</graphml>\n")


def edges(record: Json) -> Iterator[tuple[Json, Json, bool]]:
    """The pairs of parties of a claim: who acts, upon whom, and whether they act together."""
    if record["event"] is None:
        return
    if record["recipients"]:
        yield from ((one, two, False) for one in record["initiators"] for two in record["recipients"])
    else:
        yield from ((one, two, True) for one, two in combinations(record["initiators"], 2))


def node_of(actor: Json) -> str:
    """The identifier of an actor's node: what is known of it, else its name under its code."""
    return str(actor["entity"] or f"{actor['code']} {actor['name']}")


def edge_told(record: Json, scores: dict[str, float], *, mutual: bool) -> Json:
    """What an edge carries, by the names of ``EDGE``."""
    when, article = record["when"] or {}, record["article"]
    sources = [link["source"]["name"] for link in record["attribution"]]
    return {
        "claim": record["id"],
        "category": record["event"]["category"],
        "status": record["status"],
        "negated": str(record["negated"]).lower(),
        "mutual": str(mutual).lower(),
        "start": when.get("start"),
        "end": when.get("end"),
        "score": scores[record["event"]["category"]],
        "source_of_claim": sources[0] if sources else article["outlet"],
        "outlet": article["outlet"],
        "url": article["url"],
        "sentence": record["sentence"]["text"],
    }


def _data(kind: str, told: Json) -> str:
    return "".join(f'<data key="{kind}_{name}">{escape(writable(value))}</data>' for name, value in told.items() if value is not None)


def attribute(value: str) -> str:
    """A text as the value of an attribute, with its quotes."""
    return quoteattr(writable(value))


def writable(value: object) -> str:
    """A value as text that XML can hold."""
    return str(value).translate(_UNWRITABLE)
