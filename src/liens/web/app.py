"""Puts the site together: pages and their twins, static files, choices of language and colours, and the guard before all of it."""

import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.routing import Route as Address

from liens.dossier.plain import plain
from liens.dossier.stored import Stored
from liens.errors import JudgementError, LiensError, NoSuchArticle, NoSuchClaim, NoSuchEvent, QueryError
from liens.store.database import Location, open_to_read
from liens.store.overview import stamp
from liens.web import links
from liens.web.drawing import draw
from liens.web.forms import COOKIE, Forms, read_form
from liens.web.frame import THEME_COOKIE, THEMES, Frame, frame
from liens.web.guard import Guard
from liens.web.languages import chosen, languages, load_language
from liens.web.memo import Memo
from liens.web.page import Answer, Asked, File, Moved, Route, Settings, View
from liens.web.registry import routes
from liens.web.static import static_files

Endpoint = Callable[[Request], Awaitable[Response]]
LANGUAGE_COOKIE = "liens-lang"
_YEAR = 31_536_000
_MISSING = (NoSuchArticle, NoSuchClaim, NoSuchEvent)


def create_app(database: Location, settings: Settings | None = None) -> Starlette:
    """The site of a database; nothing is opened before the first request."""
    made = Site(database, settings or Settings())
    app = Starlette(
        routes=[*made.addresses(), Mount("/static", static_files(), name="static")],
        middleware=[Middleware(Guard, settings=made.settings)],
        exception_handlers={HTTPException: made.failed, 500: made.failed},
    )
    app.state.site = made
    return app


class Site:
    """Answers requests: each with a database of its own that is open to read."""

    def __init__(self, database: Location, settings: Settings) -> None:
        self.database, self.settings, self.forms, self.memo = database, settings, Forms(), Memo()

    def addresses(self) -> list[BaseRoute]:
        """Every address of the site: twins first, for a page's address may hold any letters."""
        found = [Address("/choose/{what}/{value}", self._choose, methods=["GET"])]
        known = routes()
        found += [Address(links.twin(r.path), self._twin(r), methods=["GET"], name=f"{r.name}.json") for r in known if r.method == "GET" and r.twin]
        found += [Address(r.path, self._page(r), methods=[r.method], name=r.name) for r in known]
        return list(found)

    def _page(self, route: Route) -> Endpoint:
        async def answer(request: Request) -> Response:
            form: dict[str, list[str]] = {}
            if route.method == "POST":
                form = await self._form(request)
            return await run_in_threadpool(self._answered, route, request, form)

        return answer

    def _twin(self, route: Route) -> Endpoint:
        def answered(request: Request) -> Response:
            try:
                found, _ = self._asked(route, request, {})
            except LiensError as error:
                return _problem(_status(error), str(error))
            if isinstance(found, File):
                return _problem(404, "")
            return _json(found.data, found.status if isinstance(found, View) else 200)

        async def answer(request: Request) -> Response:
            return await run_in_threadpool(answered, request)

        return answer

    async def _form(self, request: Request) -> dict[str, list[str]]:
        form = await read_form(request, self.settings.form)
        if form is None:
            raise HTTPException(400)
        if not self.forms.accepts(request, form):
            raise HTTPException(403)
        return form

    def _answered(self, route: Route, request: Request, form: dict[str, list[str]]) -> Response:
        try:
            found, corpus = self._asked(route, request, form)
        except LiensError as error:
            return self._shown(View("error.html", {"status": _status(error), "reason": str(error)}, status=_status(error)), route, request)
        if isinstance(found, Moved):
            return RedirectResponse(links.local(found.address), 303 if route.method == "POST" else 302)
        if isinstance(found, File):
            return Response(found.content, media_type=found.media_type, headers={"content-disposition": f'attachment; filename="{found.name}"'})
        return self._shown(found, route, request, corpus)

    def _asked(self, route: Route, request: Request, form: dict[str, list[str]]) -> tuple[Answer, str]:
        """What a page answers, all from one state of the database, and the stamp of that state."""
        query = {name: request.query_params.getlist(name) for name in request.query_params}
        language = load_language(self._language(request))
        with open_to_read(self.database) as store, store.glance():
            asked = Asked(
                self.database,
                store,
                Stored(store),
                language,
                self.settings,
                path=request.path_params,
                query=query,
                form=form,
                address=_address(request),
                stamp=stamp(store),
                memo=self.memo,
            )
            return route.answer(asked), asked.stamp

    def _shown(self, view: View, route: Route | None, request: Request, corpus: str = "") -> Response:
        """A view in its template and the frame of the site."""
        browser = self.forms.browser(request)
        around = self._frame(route, request, browser, corpus)
        language = load_language(around.language)
        body = draw(view.template, language, {**view.shown, "data": view.data, "frame": around})
        response = Response(body, view.status, media_type="text/html")
        response.headers["content-language"] = language.code
        response.headers["cache-control"] = "no-cache"
        response.headers["vary"] = "cookie, accept-language"
        if request.cookies.get(COOKIE) != browser:
            response.set_cookie(COOKIE, browser, httponly=True, samesite="strict")
        return response

    def _frame(self, route: Route | None, request: Request, browser: str, corpus: str) -> Frame:
        theme, query = request.cookies.get(THEME_COOKIE, ""), request.query_params.get("q", "")
        return frame(route, _address(request), (query, self._language(request), theme, self.forms.token(browser)), corpus)

    def _language(self, request: Request) -> str:
        wishes = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE))
        return chosen(wishes, request.headers.get("accept-language", ""))

    async def _choose(self, request: Request) -> Response:
        """Remember a choice of language or colours, and go back to the page."""
        what, value = request.path_params["what"], request.path_params["value"]
        cookie = {"lang": (LANGUAGE_COOKIE, languages()), "theme": (THEME_COOKIE, THEMES)}.get(what)
        if cookie is None or value not in cookie[1]:
            raise HTTPException(404)
        response = RedirectResponse(links.local(request.query_params.get("back", "/")), 303)
        response.set_cookie(cookie[0], value, max_age=_YEAR, samesite="lax")
        return response

    async def failed(self, request: Request, error: Exception) -> Response:
        """What went wrong, in the frame of the site; as JSON for a twin."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        if request.url.path.endswith(".json"):
            return _problem(status, "")
        return await run_in_threadpool(self._shown, View("error.html", {"status": status, "reason": ""}, status=status), None, request)


def _address(request: Request) -> str:
    """Path and query as they were asked, less the token."""
    path = request.url.path
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name not in {"token", "lang"}]
    query: dict[str, list[str]] = {}
    for name, value in pairs:
        query.setdefault(name, []).append(value)
    return links.with_query(links.quoted(path), query)


def _status(error: LiensError) -> int:
    """The status that tells of an error: not there, asked wrongly, or not to be had."""
    if isinstance(error, _MISSING):
        return 404
    return 400 if isinstance(error, QueryError | JudgementError) else 503


def _json(data: Any, status: int) -> Response:
    body = json.dumps(plain(data), ensure_ascii=False, indent=1) + "\n"
    return Response(body, status, media_type="application/json", headers={"cache-control": "no-cache"})


def _problem(status: int, detail: str) -> Response:
    """An error as RFC 9457 has it."""
    body = json.dumps({"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}, ensure_ascii=False) + "\n"
    return Response(body, status, media_type="application/problem+json")
