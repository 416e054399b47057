"""How Liens works, what its marks mean, how often it is wrong, and how it draws borders."""

from liens.web.page import Asked, Route, View


def show(asked: Asked) -> View:
    """The method in short, with what was measured."""
    return View("method.html", {"language": asked.language.code})


ROUTES = (Route("method", "/about/method", show, "method"),)
