"""Loads the parser model of a language: a spaCy package, with weights of Liens' own on top where the pack names them.

The weights are a data package (``liens_fr_parse``) that replaces some components of the model and keeps its vectors and
its lemmatizer. They fit one version of the model only; where they are missing or do not fit, the model parses alone
and a :class:`~liens.errors.ParseNotice` says so.
"""

import json
import warnings
from dataclasses import dataclass
from importlib import resources, util
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from liens.errors import ModelMissing, ParseNotice
from liens.langs.pack import Pack

if TYPE_CHECKING:
    from spacy.language import Language

# Entities cost a third of the time and Liens finds its own actors; the sentence finder is ours too.
_UNUSED = ("ner", "senter")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model ready to parse, and what it is called in the record of a claim."""

    nlp: "Language"
    name: str


@dataclass(frozen=True, slots=True)
class _Weights:
    """Components trained for Liens: ``weights.json`` says for which model and with which settings, a folder each holds the rest."""

    folder: Traversable
    version: str
    base: str
    components: dict[str, dict[str, Any]]


def load_model(pack: Pack) -> Loaded:
    """The model that the pack names; raises ModelMissing if it is not installed."""
    package = pack.setting("model", "package")
    weights = _weights(pack.setting("model", "weights"))
    if weights is None:
        nlp = _load(pack, package, ())
        return Loaded(nlp, f"{package} {nlp.meta['version']}")
    nlp = _load(pack, package, tuple(weights.components))
    name = f"{package} {nlp.meta['version']}"
    if name != weights.base:
        _notice(f"{weights.folder} was trained for {weights.base}, not for {name}")
        return Loaded(_load(pack, package, ()), name)
    for component, settings in reversed(weights.components.items()):
        options = {k: v for k, v in settings.items() if k != "factory"}
        nlp.add_pipe(settings["factory"], name=component, config=options, first=True)
    for component in weights.components:
        with resources.as_file(weights.folder / component) as path:
            nlp.get_pipe(component).from_disk(path, exclude=["vocab"])
    return Loaded(nlp, f"{name} + {weights.version}")


def weights_version(pack: Pack) -> str | None:
    """Name and version of the pack's own weights, None where there are none."""
    weights = _weights(pack.setting("model", "weights"))
    return None if weights is None else weights.version


def _weights(package: str) -> _Weights | None:
    if not package:
        return None
    if util.find_spec(package) is None:
        _notice(f"the weights {package} are not installed")
        return None
    folder = resources.files(package)
    told = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    return _Weights(folder, f"{package} {told['version']}", told["base"], told["components"])


def _load(pack: Pack, package: str, replaced: tuple[str, ...]) -> "Language":
    import spacy

    try:
        return spacy.load(package, exclude=[*_UNUSED, *replaced])
    except OSError as error:
        message = f"parser model {package} is not installed; run: pip install {pack.setting('model', 'requirement')}"
        raise ModelMissing(message) from error


def _notice(reason: str) -> None:
    warnings.warn(f"{reason}; the model parses alone, less exactly. Installing Liens again brings its weights back", ParseNotice, stacklevel=4)
