"""Inputs that have broken libraries, or might: a name, what is in the file, and the kinds of failure that may answer it.

"stored" means that the text is taken in after all; "nothing" that there is nothing to take in and nothing to tell.
"""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

STORY = (
    "Les ministres du Kenya et de l'Ouganda ont signé jeudi à Kampala un accord sur la garde du lac. "
    "Le Kenya achète douze bateaux pour les patrouilles que l'Ouganda et lui feront ensemble. "
    "L'opposition demande que le texte soit lu devant les députés avant toute dépense."
)
PAGE = (
    f"<html lang='fr'><head><title>Le lac sous bonne garde</title></head><body><article><h1>Le lac sous bonne garde</h1><p>{STORY}</p></article></body></html>"
)
LIMIT = 3_000_000


@dataclass(frozen=True)
class Bad:
    name: str
    data: bytes
    kinds: tuple[str, ...]


def bad_inputs() -> Iterator[Bad]:
    yield from texts()
    yield from pages()
    yield from pdfs()
    yield from lines()
    yield from tables()
    yield from lists()
    yield from archives()
    yield from packed()


def texts() -> Iterator[Bad]:
    yield Bad("empty.txt", b"", ("EmptyInput",))
    yield Bad("blank.txt", b" \n\t\r\n " * 50, ("EmptyInput",))
    yield Bad("invisible.txt", "\u200b\ufeff\u2060\u00ad".encode() * 20, ("EmptyInput",))
    yield Bad("nul.txt", STORY.encode() + b"\0" + STORY.encode(), ("BinaryInput",))
    yield Bad("nul-late.txt", STORY.encode() * 400 + b"\0", ("BinaryInput",))
    yield Bad("utf16-without-mark.txt", STORY.encode("utf-16-le"), ("BinaryInput",))
    yield Bad("utf16-cut.txt", b"\xff\xfe" + STORY.encode("utf-16-le")[:-1], ("EncodingUnknown",))
    yield Bad("utf32-cut.txt", b"\xff\xfe\0\0" + STORY.encode("utf-32-le")[:-3], ("EncodingUnknown",))
    yield Bad("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ("BinaryInput",))
    yield Bad("zip.txt", b"PK\x03\x04" + b"x" * 500, ("BinaryInput",))
    yield Bad("packed.txt", gzip.compress(STORY.encode()), ("BinaryInput",))
    yield Bad("database.txt", b"SQLite format 3\0" + b"\1" * 500, ("BinaryInput",))
    yield Bad("russian.txt", ("Министры Кении и Уганды подписали в четверг соглашение об охране озера. " * 5).encode(), ("UnsupportedLanguage",))
    yield Bad("word.txt", b"Xyzzy", ("UnsupportedLanguage",))
    yield Bad("digits.txt", b"0123456789 " * 3000, ("UnsupportedLanguage",))
    yield Bad("too-large.txt", STORY.encode() * (LIMIT // len(STORY) + 10), ("TooLarge",))
    yield Bad("one-huge-word.txt", b"a" * (LIMIT - 10), ("UnsupportedLanguage",))
    yield Bad("too-long.txt", (STORY + "\n").encode() * 1200, ("TooLarge",))
    yield Bad("latin1.txt", STORY.encode("latin-1"), ("stored",))
    yield Bad("controls.txt", STORY.replace(" ", "\x07 \x1b[31m").encode(), ("stored", "UnsupportedLanguage", "BinaryInput"))


def pages() -> Iterator[Bad]:
    yield Bad("no-body.html", b"<html><head><title>x</title></head><body></body></html>", ("EmptyInput",))
    yield Bad("scripts-only.html", b"<html><body><script>" + b"var a = 1;" * 2000 + b"</script></body></html>", ("EmptyInput",))
    yield Bad("deep.html", b"<html><body>" + b"<div>" * 200_000 + STORY.encode(), ("TooLarge",))
    yield Bad("deep-font.html", b"<html><body>" + b"<font><b><i>" * 50_000 + STORY.encode(), ("TooLarge",))
    yield Bad("open-comment.html", b"<html><body><!-- " + STORY.encode() * 5, ("EmptyInput", "UnsupportedLanguage"))
    yield Bad("open-script.html", b"<html><body><script>" + STORY.encode() * 5, ("EmptyInput",))
    yield Bad("attributes.html", b"<html><body><p " + b"a='b' " * 200_000 + b">" + STORY.encode() + b"</p></body></html>", ("EmptyInput", "stored"))
    yield Bad("entities.html", b"<html><body><p>" + b"&amp;&lt;&#0;&#xFFFFFFFF;" * 20_000 + b"</p></body></html>", ("UnsupportedLanguage", "EmptyInput"))
    yield Bad("refresh.html", b"<html><head><meta http-equiv='refresh' content='0;url=/login'></head></html>", ("EmptyInput",))
    yield Bad("nul.html", PAGE.encode().replace(b"lac", b"l\0c"), ("BinaryInput",))
    yield Bad("latin1-as-utf8.html", PAGE.replace("<head>", "<head><meta charset='utf-8'>").encode("latin-1"), ("stored",))
    yield Bad("unknown-charset.html", PAGE.replace("<head>", "<head><meta charset='x-klingon'>").encode("latin-1"), ("stored",))
    yield Bad("charset-is-no-text.html", PAGE.replace("<head>", "<head><meta charset='zlib'>").encode("latin-1"), ("stored",))
    yield Bad("unclosed-tags.html", PAGE.replace("</", "<").encode(), ("stored", "EmptyInput"))
    yield Bad("angle-brackets.html", b"<html><body>" + b"<" * 500_000, ("EmptyInput", "UnsupportedLanguage"))
    yield Bad("quotes.html", b'<html><body><a href="' + b"x" * 500_000, ("EmptyInput",))
    yield Bad("headings.html", b"<html><body>" + b"<h1>a</h2>" * 250_000 + STORY.encode(), ("UnsupportedLanguage", "TooLarge"))
    yield Bad("metas.html", b"<html><head>" + b"<meta property='og:title\"" * 100_000 + STORY.encode(), ("EmptyInput", "stored"))
    yield Bad("frames.html", b"<html><frameset><frame src='a.html'></frameset></html>", ("EmptyInput",))
    yield Bad(
        "login-wall.html",
        b"<html lang='fr'><body><form><input><button>Se connecter</button></form></body></html>",
        ("EmptyInput", "UnsupportedLanguage", "stored"),
    )
    yield Bad(
        "json-ld-broken.html", PAGE.replace("</head>", '<script type="application/ld+json">{"@type": ["NewsArticle"</script></head>').encode(), ("stored",)
    )
    yield Bad("base-href.html", PAGE.replace("<head>", "<head><base href='http://[::1'>").encode(), ("stored",))
    yield Bad("canonical-odd.html", PAGE.replace("</head>", "<link rel='canonical' href='http://[half'></head>").encode(), ("stored",))


def pdfs() -> Iterator[Bad]:
    whole = pdf(STORY)
    yield Bad("whole.pdf", whole, ("stored",))
    yield Bad("cut.pdf", whole[: len(whole) // 2], ("ReadError", "EmptyInput"))
    yield Bad("head-only.pdf", b"%PDF-1.7\n", ("ReadError",))
    yield Bad("garbage.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, ("ReadError",))
    yield Bad("no-text.pdf", pdf(""), ("EmptyInput",))
    yield Bad("locked.pdf", locked(whole), ("ReadError",))
    yield Bad(
        "page-loop.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        ("ReadError", "EmptyInput"),
    )


def pdf(text: str) -> bytes:
    """A PDF of one page, made by hand."""
    lines = "".join(f"({line}) Tj T* " for line in text.split(". ")).encode("cp1252")
    stream = b"BT /F1 11 Tf 40 780 Td 14 TL " + lines + b"ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%sendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt("geheim", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def lines() -> Iterator[Bad]:
    def one(name: str, line: bytes, *kinds: str) -> Bad:
        return Bad(f"{name}.jsonl", line, kinds)

    yield one("empty", b"", "EmptyInput")
    yield one("blank-lines", b"\n\n\n", "nothing")
    yield one("no-json", b"Le Kenya et l'Ouganda\n", "MalformedRecord")
    yield one("array", json.dumps([STORY]).encode(), "MalformedRecord")
    yield one("number", b"17\n", "MalformedRecord")
    yield one("no-text", b'{"id": "n-1", "title": "Le lac"}\n', "MalformedRecord")
    yield one("text-is-number", b'{"text": 17}\n', "MalformedRecord")
    yield one("text-is-null", b'{"text": null}\n', "MalformedRecord")
    yield one("text-is-blank", b'{"text": "  "}\n', "EmptyInput")
    yield one("surrogate", b'{"text": "' + STORY.encode() + b' \\ud83d"}\n', "MalformedRecord")
    yield one("nested", b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", "MalformedRecord")
    yield one("long-number", b'{"text": "' + STORY.encode() + b'", "id": ' + b"9" * 20_000 + b"}\n", "MalformedRecord")
    yield one("bad-date", json.dumps({"text": STORY, "published": "hier"}).encode(), "MalformedRecord")
    yield one("bad-language", json.dumps({"text": STORY, "lang": "tlh"}).encode(), "UnsupportedLanguage")
    yield one("nul-escape", json.dumps({"text": STORY + "\0"}).encode(), "BinaryInput")
    yield one("cut", json.dumps({"text": STORY}).encode()[:-20], "MalformedRecord")
    yield one("huge-line", b'{"text": "' + b"x" * LIMIT + b'"}\n', "TooLarge")
    yield one("binary", bytes(range(256)) * 30, "BinaryInput", "MalformedRecord", "EncodingUnknown")
    yield Bad("cut.jsonl.gz", gzip.compress(json.dumps({"text": STORY}).encode() * 50)[:-30], ("ReadError",))


def tables() -> Iterator[Bad]:
    yield Bad("empty.csv", b"", ("EmptyInput",))
    yield Bad("no-text.csv", b"title,story\na,b\n", ("MalformedRecord",))
    yield Bad("short-row.csv", b"text,title\nonly one cell\n", ("MalformedRecord",))
    yield Bad("empty-cell.csv", b"text,title\n,Le lac\n", ("EmptyInput",))
    yield Bad("nul.csv", b"text,title\nLe \0Kenya,x\n", ("BinaryInput",))
    yield Bad("open-quote.csv", b"text,title\n\"Le Kenya et \nl'Ouganda", ("MalformedRecord",))
    yield Bad("binary.csv", b"PK\x03\x04" + bytes(range(1, 256)) * 10, ("BinaryInput",))


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)) + "]>"
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def lists() -> Iterator[Bad]:
    yield Bad("other.xml", b"<?xml version='1.0'?><recipe><egg/></recipe>", ("MalformedRecord",))
    yield Bad("bomb.rss", f"{BOMB}<rss><channel><title>&j;</title></channel></rss>".encode(), ("MalformedRecord", "EmptyInput"))
    yield Bad("secret.rss", f"{OUTSIDE}<rss><channel><title>&a;</title></channel></rss>".encode(), ("MalformedRecord", "EmptyInput"))
    yield Bad("no-items.rss", b"<rss version='2.0'><channel><title>x</title></channel></rss>", ("EmptyInput",))
    yield Bad("no-feed.rss", b"nothing of the kind", ("MalformedRecord", "EmptyInput"))
    yield Bad(
        "script-links.rss",
        b"<rss><channel><item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item></channel></rss>",
        ("EmptyInput",),
    )
    yield Bad("half-address.atom", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='http://[::1'/></entry></feed>", ("EmptyInput",))
    yield Bad("no-loc.xml", b"<urlset><url/></urlset>", ("EmptyInput",))
    yield Bad("bomb.xml", f"{BOMB}<urlset><url><loc>&j;</loc></url></urlset>".encode(), ("EmptyInput", "MalformedRecord"))
    yield Bad("no-feeds.opml", b"<opml><body><outline text='x'/></body></opml>", ("EmptyInput",))
    yield Bad("secret.opml", f"{OUTSIDE}<opml><body><outline xmlUrl='&a;'/></body></opml>".encode(), ("EmptyInput", "MalformedRecord"))
    yield Bad("deep.opml", b"<opml><body>" + b"<outline>" * 100_000, ("EmptyInput", "MalformedRecord"))


def answer(body: bytes, uri: str = "https://example.org/lac", head: str = "", status: str = "200 OK") -> bytes:
    """A record of an archive with an answer."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Record-ID: <urn:x:{zlib.crc32(uri.encode())}>\r\n"
    return (
        f"{head}WARC-Date: 2025-03-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n".encode()
        + http
        + b"\r\n\r\n"
    )


def archives() -> Iterator[Bad]:
    whole = answer(PAGE.encode())
    yield Bad("empty.warc", b"", ("ReadError",))
    yield Bad("garbage.warc", b"no archive at all\n" * 50, ("ReadError",))
    yield Bad("cut.warc", whole + answer(PAGE.encode(), "https://example.org/autre")[:-200], ("stored", "ReadError"))
    yield Bad(
        "cut.warc.gz", gzip.compress(whole) + gzip.compress(answer(PAGE.encode() * 3, "https://example.org/autre"))[:-100], ("stored", "ReadError", "TooLarge")
    )
    yield Bad("bomb.warc", answer(gzip.compress(b"<p>" + b"a" * (LIMIT * 4)), head="Content-Encoding: gzip\r\n"), ("TooLarge",))
    yield Bad(
        "damaged-body.warc", answer(gzip.compress(PAGE.encode())[:-40], head="Content-Encoding: gzip\r\n"), ("TooLarge", "EmptyInput", "stored", "BinaryInput")
    )
    yield Bad("errors-only.warc", answer(PAGE.encode(), status="404 Not Found"), ("nothing",))
    yield Bad("length-lies.warc", whole.replace(b"Content-Length: ", b"Content-Length: 9"), ("ReadError", "stored"))
    yield Bad("not-packed.warc.gz", whole, ("stored", "ReadError"))


def packed() -> Iterator[Bad]:
    yield Bad("bomb.txt.gz", gzip.compress(b" a" * LIMIT * 5), ("TooLarge",))
    yield Bad("cut.txt.gz", gzip.compress(STORY.encode())[:-12], ("ReadError",))
    yield Bad("no-gzip.txt.gz", STORY.encode(), ("ReadError",))
    yield Bad("bomb-line.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * LIMIT * 5 + b'"}'), ("TooLarge",))
