"""Puts the site together: pages and their twins, static files, choices of language and colours, and the guard before all of it."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
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
from liens.store.state import Watch
from liens.web import links
from liens.web.drawing import draw
from liens.web.forms import COOKIE, Forms, read_form
from liens.web.frame import THEME_COOKIE, THEMES, Frame, frame
from liens.web.guard import Guard
from liens.web.kept import Drawn, Kept, Name
from liens.web.languages import chosen, languages, load_language
from liens.web.memo import Memo
from liens.web.page import Answer, Asked, File, Moved, Route, Settings, View
from liens.web.registry import routes
from liens.web.static import static_files

Endpoint = Callable[[Request], Awaitable[Response]]
LANGUAGE_COOKIE = "liens-lang"
_YEAR = 31_536_000
_MISSING = (NoSuchArticle, NoSuchClaim, NoSuchEvent)
# So many pages are made at once: more would only wait for each other, and the first would come last.
_AT_ONCE = 4


def create_app(database: Location, settings: Settings | None = None) -> Starlette:
    """The site of a database; nothing is opened before the first request, and everything is closed when the server ends."""
    made = Site(database, settings or Settings())

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        made.close()

    app = Starlette(
        routes=[*made.addresses(), Mount("/static", static_files(), name="static")],
        middleware=[Middleware(Guard, settings=made.settings)],
        exception_handlers={HTTPException: made.failed, 500: made.failed},
        lifespan=life,
    )
    app.state.site = made
    return app


class Site:
    """Answers requests: each with a database of its own that is open to read."""

    def __init__(self, database: Location, settings: Settings) -> None:
        self.database, self.settings, self.forms, self.memo = database, settings, Forms(), Memo()
        self.watch, self.kept = Watch(database), Kept()
        # Stands in a kept page where the token of a form goes; nobody can have written it.
        self._mark = os.urandom(32).hex()
        self._workers = ThreadPoolExecutor(_AT_ONCE, "pages")

    def close(self) -> None:
        """Let go of the database and of the threads that draw pages."""
        self.watch.close()
        self._workers.shutdown(wait=False)

    def addresses(self) -> list[BaseRoute]:
        """Every address of the site: twins first, for a page's address may hold any letters."""
        found = [Address("/choose/{what}/{value}", self._choose, methods=["GET"])]
        known = routes()
        found += [Address(links.twin(r.path), self._twin(r), methods=["GET"], name=f"{r.name}.json") for r in known if r.method == "GET" and r.twin]
        found += [Address(r.path, self._page(r), methods=[r.method], name=r.name) for r in known]
        return list(found)

    def _page(self, route: Route) -> Endpoint:
        async def answer(request: Request) -> Response:
            if route.method == "POST":
                form = await self._form(request)
                return await self._work(lambda: self._answered(route, request, form))
            name = self._name("page", request)
            kept = None if route.live else await run_in_threadpool(self._kept, name)
            if kept is not None:
                return self._response(kept, request)
            return await self._work(lambda: self._answered(route, request, {}, name))

        return answer

    async def _work(self, work: Callable[[], Response]) -> Response:
        """Make an answer, with few others beside it."""
        return await asyncio.get_running_loop().run_in_executor(self._workers, work)

    def _name(self, kind: str, request: Request) -> Name:
        """What an answer is drawn from besides the database."""
        theme = request.cookies.get(THEME_COOKIE, "") if kind == "page" else ""
        return Name(kind, request.url.path, request.url.query, self._language(request), theme if theme in THEMES else "")

    def _kept(self, name: Name) -> Drawn | None:
        return self.kept.get(name, self.watch.state())

    def _keep(self, name: Name | None, state: str | None, drawn: Drawn) -> Drawn:
        """Keep an answer if the database is still as it was when it was begun: what was stored meanwhile may or may not be in it."""
        if name is not None and state is not None and drawn.status == HTTPStatus.OK and state == self.watch.state():
            self.kept.put(name, state, drawn)
        return drawn

    def _twin(self, route: Route) -> Endpoint:
        def answered(request: Request, name: Name) -> Response:
            state = None if route.live else self.watch.state()
            try:
                found, _ = self._asked(route, request, {}, state)
            except LiensError as error:
                return _problem(_status(error), str(error))
            if isinstance(found, File):
                return _problem(404, "")
            return _json(self._keep(name, state, Drawn(_twin_text(found.data), found.status if isinstance(found, View) else 200)))

        async def answer(request: Request) -> Response:
            name = self._name("twin", request)
            kept = None if route.live else await run_in_threadpool(self._kept, name)
            return _json(kept) if kept is not None else await self._work(lambda: answered(request, name))

        return answer

    async def _form(self, request: Request) -> dict[str, list[str]]:
        form = await read_form(request, self.settings.form)
        if form is None:
            raise HTTPException(400)
        if not self.forms.accepts(request, form):
            raise HTTPException(403)
        return form

    def _answered(self, route: Route, request: Request, form: dict[str, list[str]], name: Name | None = None) -> Response:
        state = None if name is None or route.live else self.watch.state()
        try:
            found, corpus = self._asked(route, request, form, state)
        except LiensError as error:
            return self._shown(View("error.html", {"status": _status(error), "reason": str(error)}, status=_status(error)), route, request)
        if isinstance(found, Moved):
            return RedirectResponse(links.local(found.address), 303 if route.method == "POST" else 302)
        if isinstance(found, File):
            return Response(found.content, media_type=found.media_type, headers={"content-disposition": f'attachment; filename="{found.name}"'})
        return self._response(self._keep(name, state, self._drawn(found, route, request, corpus)), request)

    def _asked(self, route: Route, request: Request, form: dict[str, list[str]], state: str | None) -> tuple[Answer, str]:
        """What a page answers, all from one state of the database, and the stamp of that state; ``state`` is its name, as far as it is known."""
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
                state=state,
                memo=self.memo,
            )
            return route.answer(asked), stamp(store)

    def _shown(self, view: View, route: Route | None, request: Request) -> Response:
        """A view that is not kept."""
        return self._response(self._drawn(view, route, request), request)

    def _drawn(self, view: View, route: Route | None, request: Request, corpus: str = "") -> Drawn:
        """A view in its template and the frame of the site."""
        around = self._frame(route, request, corpus)
        language = load_language(around.language)
        return Drawn(draw(view.template, language, {**view.shown, "data": view.data, "frame": around}), view.status, language.code)

    def _response(self, drawn: Drawn, request: Request) -> Response:
        """A page as one browser gets it: with the token for its forms."""
        browser = self.forms.browser(request)
        response = Response(drawn.body.replace(self._mark, self.forms.token(browser)), drawn.status, media_type="text/html")
        response.headers["content-language"] = drawn.language
        response.headers["cache-control"] = "no-cache"
        response.headers["vary"] = "cookie, accept-language"
        if request.cookies.get(COOKIE) != browser:
            response.set_cookie(COOKIE, browser, httponly=True, samesite="strict")
        return response

    def _frame(self, route: Route | None, request: Request, corpus: str) -> Frame:
        theme, query = request.cookies.get(THEME_COOKIE, ""), request.query_params.get("q", "")
        return frame(route, _address(request), (query, self._language(request), theme, self._mark), corpus)

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


def _twin_text(data: Any) -> str:
    return json.dumps(plain(data), ensure_ascii=False, indent=1) + "\n"


def _json(drawn: Drawn) -> Response:
    return Response(drawn.body, drawn.status, media_type="application/json", headers={"cache-control": "no-cache"})


def _problem(status: int, detail: str) -> Response:
    """An error as RFC 9457 has it."""
    body = json.dumps({"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}, ensure_ascii=False) + "\n"
    return Response(body, status, media_type="application/problem+json")
