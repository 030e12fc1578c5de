"""JSON-LD for search engines and reading machines; it says what the front matter says and nothing more (checklist S1 to S10)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from scripts.guide import rendered, sentences
from scripts.guide.book import links
from scripts.guide.model import NO_REVIEWER, Guide, Page
from scripts.guide.rendered import Rendered, element
from scripts.guide.subject import Subject

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Home:
    """What every page says of the whole: the title of its first page, and its address where it has one."""

    title: str
    address: str


def home(site: Path) -> Home | None:
    """Read it from the built first page; None where there is none."""
    first = next((page for page in rendered.each(site) if not page.url), None)
    return Home(first.title, first.address) if first else None


def add(page: Rendered, guide: Guide, whole: Home | None) -> None:
    """Put one script into the head of a page that has front matter; its address is that of `<link rel=canonical>`, if there."""
    source = guide.page_at(page.url)
    if source and page.tree.head:
        data = _page(source, page, guide, whole)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")
        page.tree.head.insert_child(element("script", text, type="application/ld+json"))


def _page(source: Page, built: Rendered, guide: Guide, whole: Home | None) -> dict[str, Any]:
    meta = source.meta
    medical = meta.kind == "medical"
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if medical else "WebPage",
        "name": meta.title,
        "description": meta.description,
        "inLanguage": built.language,
        "datePublished": meta.published.isoformat(),
        "dateModified": meta.reviewed.isoformat(),
        "license": LICENSE,
        "isPartOf": {"@type": "WebSite", "name": whole.title if whole else meta.title},
    }
    if built.address:
        data["url"] = built.address
    if whole and whole.address:
        data["isPartOf"]["url"] = whole.address
    if medical:
        data |= {
            "about": _condition(guide.subject),
            "audience": {"@type": guide.subject.audience},
            "lastReviewed": meta.reviewed.isoformat(),
        }
    if medical and meta.reviewer != NO_REVIEWER:
        data["reviewedBy"] = {"@type": "Person", "name": meta.reviewer}
    if cited := _cited(built):
        data["citation"] = cited
    if built.all(".made.terms"):
        data["mainEntity"] = _terms(guide)
    if asked := built.all(".made.questions li > a"):
        data["mainEntity"] = _questions(asked, built, whole)
    return data


def _condition(subject: Subject) -> dict[str, Any]:
    codes = [{"@type": "MedicalCode", "codeValue": code.value, "codingSystem": code.system} for code in subject.codes]
    named: dict[str, Any] = {"@type": "MedicalCondition", "name": subject.condition}
    return named | ({"code": codes if len(codes) > 1 else codes[0]} if codes else {})


def _cited(built: Rendered) -> list[dict[str, str]]:
    """Each source by its place in the guide's own list, which has its address: outside addresses would cost a page up to 1 KB."""
    links = (link.attributes["href"] or "" for link in built.all("article .cited li a, article .sources-of a"))
    return [{"@id": link} for link in dict.fromkeys(links) if "#" in link]


def _questions(asked: list[LexborNode], built: Rendered, whole: Home | None) -> dict[str, Any]:
    """The questions of a page, each with the address of its answer.

    This is no `FAQPage`: that type promises whole answers on the page (schema.org/FAQPage), and ours holds first sentences.
    """
    root = whole.address if whole and whole.address else built.root()
    rows = []
    for link in asked:
        href = link.attributes["href"] or ""
        place, anchor = links.path(built.url, href), urlsplit(href).fragment
        url = root + place + (f"#{anchor}" if anchor else "")
        rows.append({"@type": "Question", "name": link.text(), "acceptedAnswer": {"@type": "Answer", "url": url}})
    return {"@type": "ItemList", "numberOfItems": len(rows), "itemListElement": rows}


def _terms(guide: Guide) -> dict[str, Any]:
    terms = [
        {"@type": "DefinedTerm", "name": term.term, "description": sentences.meaning(term, guide), "termCode": term.slug}
        for term in guide.terms
    ]
    return {"@type": "DefinedTermSet", "name": guide.labels["data_glossary"], "hasDefinedTerm": terms}
