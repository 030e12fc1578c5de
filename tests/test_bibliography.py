# ruff: noqa: E501 - an entry and its message are easier to compare on one line
"""BibTeX entries as reference managers export them are shown correctly, or reported with their line and the right remedy.

The entries are ours. They follow what Zotero (BibTeX and BibLaTeX), Better BibTeX, Mendeley, EndNote and converters of PubMed's NBIB write.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.guide import labels, paths, rendered
from scripts.guide.bibliography import bibliography
from scripts.guide.files import Problems
from scripts.guide.source import Source
from tests.conftest import run

OURS = "verified = {memory}"
LEAST = f"title = {{T}}, year = {{2020}}, doi = {{10.1000/x}}, {OURS}"


def read(folder: Path, text: str) -> tuple[list[Source], list[str]]:
    file, problems = folder / "references.bib", Problems()
    file.write_text(text, encoding="utf-8")
    made = bibliography(file, problems)
    return made, [str(each).removeprefix(f"{folder}/references.bib:") for each in problems]


@dataclass(frozen=True)
class Shown:
    """What a reader must see of an entry; a field that is None is not checked."""

    authors: tuple[str, ...] | None = None
    others: bool | None = None
    title: str | None = None
    year: str | None = None
    where: str | None = None
    doi: str | None = None
    url: str | None = None
    note: str | None = None


def article(fields: str, kind: str = "article") -> str:
    return f"@{kind}{{k,\n  {fields},\n  {OURS}\n}}\n"


def by(author: str) -> str:
    return f"@article{{k, author = {{{author}}}, {LEAST}}}\n"


def of(fields: str) -> str:
    """An entry with a valid author."""
    return article(f"author = {{Roe, Jane}}, {fields}")


def titled(title: str, shown: str) -> tuple[str, Shown]:
    """An entry with this title, and how readers see the title."""
    return of(f"title = {{{title}}}, year={{2020}}, doi={{10.1000/x}}"), Shown(title=shown)


def linked(field: str, doi: str | None = None, url: str | None = None) -> tuple[str, Shown]:
    """An entry with this DOI or URL, and how readers get it."""
    return of(f"title={{T}}, year={{2020}}, {field}"), Shown(doi=doi, url=url)


SHAPES = {
    # Authors
    "zotero: family name first": (by("Roe, Jane A. and Doe, John"), Shown(("Roe, J. A.", "Doe, J."), False)),
    "given name first": (by("Jane A. Roe and John Doe"), Shown(("Roe, J. A.", "Doe, J."))),
    "pubmed: initials last, no comma": (by("Roe JA and Doe B"), Shown(("Roe, J. A.", "Doe, B."))),
    "pubmed: initials without periods": (by("Roe, JA and van der Berg, B"), Shown(("Roe, J. A.", "van der Berg, B."))),
    "endnote: initials without spaces": (by("Roe, J.A. and Doe, B.C.D."), Shown(("Roe, J. A.", "Doe, B. C. D."))),
    "endnote: a name a line": ("@article{k,\n  author = {Roe, Jane and\n    Doe, John},\n  " + LEAST + "}", Shown(("Roe, J.", "Doe, J."))),
    "others": (by("Roe, Jane and others"), Shown(("Roe, J.",), True)),
    "a body in two braces": (by("{World Health Organization}"), Shown(("World Health Organization",), False)),
    "a body with `and` in two braces": (
        by("{National Institute for Health and Care Excellence}"),
        Shown(("National Institute for Health and Care Excellence",)),
    ),
    "a body after people": (by("Roe, Jane and {Trial Group}"), Shown(("Roe, J.", "Trial Group"))),
    "a body of one word": (by("Versus"), Shown(("Versus",))),
    "mendeley: accents in braces": (by(r"Garc{\'{i}}a, Jos{\'{e}} and M{\"{u}}ller, {\O}ystein"), Shown(("García, J.", "Müller, Ø."))),
    "zotero: accents without braces": (by(r"\'Alvarez, Jos\'e and \v{S}im\r{u}nek, \c{C}a"), Shown(("Álvarez, J.", "Šimůnek, Ç."))),
    "unicode": (by("Åkesson, Émilie and 李, 明"), Shown(("Åkesson, É.", "李, 明."))),
    "particles": (by("de la Cruz, Ana and Ludwig van Beethoven"), Shown(("de la Cruz, A.", "van Beethoven, L."))),
    "apostrophes and hyphens": (by("O'Brien, Mary-Ann and Climent-Sanz, C."), Shown(("O'Brien, M.", "Climent-Sanz, C."))),
    "junior second": (by("Roe, Jr., Jane"), Shown(("Roe Jr., J.",))),
    "junior third": (by("Roe, Jane, Jr."), Shown(("Roe Jr., J.",))),
    # Addresses
    "doi as an address": linked("doi = {https://doi.org/10.1000/X-1}", doi="10.1000/X-1"),
    "doi as an old address": linked("doi = {http://dx.doi.org/10.1000/x1}", doi="10.1000/x1"),
    "doi with a name": linked("doi = {doi:10.1000/x1}", doi="10.1000/x1"),
    "doi with a name and a space": linked("doi = {DOI: 10.1000/x1.}", doi="10.1000/x1"),
    "mendeley: doi with escapes": linked(r"doi = {10.1007/978-3{\_}12}", doi="10.1007/978-3_12"),
    "zotero: doi with an escape": linked(r"doi = {10.1007/978-3\_12}", doi="10.1007/978-3_12"),
    "mendeley: url with escapes": linked(
        r"url = {https://example.org/a{\_}b\_c{\%}20d{\&}e{\#}f}", url="https://example.org/a_b_c%20d&e#f"
    ),
    "url in a command": linked(r"url = {\url{https://example.org/a_b}}", url="https://example.org/a_b"),
    "url with a tilde": linked(r"url = {https://example.org/{\textasciitilde}roe/}", url="https://example.org/~roe/"),
    # Titles
    "mendeley: title in two braces": titled("{Pacing in FM: A review}", "Pacing in FM: A review"),
    "zotero: capitals kept": titled("The {FMR1} gene and {MRI}", "The FMR1 gene and MRI"),
    "commands": titled(r"\textit{In vivo} and \emph{in vitro} Ca\textsuperscript{2+}", "In vivo and in vitro Ca2+"),
    "zotero: commands of a switch": titled(r"{\em In vivo} and {\bf bold}", "In vivo and bold"),
    "tags": titled("The <i>FMR1</i> gene, CO<sub>2</sub>", "The FMR1 gene, CO2"),
    "better bibtex: tags as commands": titled(r"H{\textless}sub{\textgreater}2{\textless}/sub{\textgreater}O", "H2O"),
    "tags of other makers": titled("<jats:italic>Ca</jats:italic> rises", "Ca rises"),
    "entities": titled("Pain &amp; sleep &lt; 5 hours", "Pain & sleep < 5 hours"),
    "less than": titled("Sleep < 5 hours and p > 0.05", "Sleep < 5 hours and p > 0.05"),
    "signs escaped": titled(r"Signs {\&} symptoms: 50\% of \#1", "Signs & symptoms: 50% of #1"),
    "signs not escaped": titled("{Signs & symptoms: 50% of #1_a}", "Signs & symptoms: 50% of #1_a"),
    "dashes and quotes": titled("A 6--week ``trial'' --- done", "A 6–week “trial” — done"),
    "formulas": titled(r"$\beta$-endorphin and $p < 0.05$", "β-endorphin and p < 0.05"),
    "biblatex: subtitle": titled("Pacing}, subtitle = {A review", "Pacing: A review"),
    "endnote: names of fields in capitals": (
        "@article{RN12,\n   Author = {Roe, J.},\n   Title = {Pacing.},\n   Journal = {Pain},\n   Year = {2020},\n   DOI = {10.1000/x},\n   Type = {Journal Article},\n"
        f"   {OURS}\n}}",
        Shown(("Roe, J.",), title="Pacing", where="Pain"),
    ),
    # Year, journal, pages
    "biblatex: date and journaltitle": (
        of("title={T}, date = {2021-05-03}, journaltitle = {Journal of Muscles}, doi={10.1000/x}"),
        Shown(year="2021", where="Journal of Muscles"),
    ),
    "biblatex: a range of dates": (of("title={T}, date = {2020/2021}, doi={10.1000/x}"), Shown(year="2020")),
    "year without braces": (of("title={T}, year = 2021, month = may, doi={10.1000/x}"), Shown(year="2021")),
    "quotes for braces": (of('title = "The {FMR1} gene", year = "2021", doi = "10.1000/x"'), Shown(title="The FMR1 gene", year="2021")),
    "volume, number and pages": (
        of("title={T}, year={2020}, journal={Pain}, volume={12}, number={3}, pages={10--19}, doi={10.1000/x}"),
        Shown(where="Pain 12(3): 10–19"),
    ),
    "pages with one hyphen": (of("title={T}, year={2020}, journal={Pain}, pages={10-19}, doi={10.1000/x}"), Shown(where="Pain: 10–19")),
    "biblatex: issue and eid": (
        of("title={T}, year={2020}, journal={Pain}, volume={12}, issue={3}, eid={e1047}, doi={10.1000/x}"),
        Shown(where="Pain 12(3): e1047"),
    ),
    "a chapter": (
        article("author={Roe, Jane}, title={T}, year={2020}, booktitle={Muscles}, publisher={Press}, doi={10.1000/x}", "incollection"),
        Shown(where="Muscles"),
    ),
    "a book": (article("author={Roe, Jane}, title={T}, year={2020}, publisher={Press}, doi={10.1000/x}", "book"), Shown(where="Press")),
    "a report": (
        article("author={Roe, Jane}, title={T}, year={2020}, institution={An Agency}, url={https://example.org/}", "techreport"),
        Shown(where="An Agency"),
    ),
    "a journal as a string": ('@string{p = "Pain"}\n' + of("title={T}, year={2020}, journal = p, doi={10.1000/x}"), Shown(where="Pain")),
    # Notes and private fields
    "zotero: publisher in a note": (
        of("title={T}, year={2020}, note = {Publisher: Springer}, doi={10.1000/x}"),
        Shown(note="", where="Springer"),
    ),
    "zotero: several lines in a note": (
        of("title={T}, year={2020}, journal={Pain}, note = {Number: 5\nPublisher: Nature Publishing Group}, doi={10.1000/x}"),
        Shown(note="", where="Pain"),
    ),
    "zotero: eprint in a note": (of(r"title={T}, year={2020}, note = {\_eprint: https://example.org/x}, doi={10.1000/x}"), Shown(note="")),
    "pubmed: number in a note": (of("title={T}, year={2020}, note = {PMID: 123456}, doi={10.1000/x}"), Shown(note="")),
    "our words in a note": (
        of("title={T}, year={2020}, note = {Read in a copy. PMID: 123}, doi={10.1000/x}"),
        Shown(note="Read in a copy"),
    ),
    "private fields": (
        of(r"title={T}, year={2020}, file = {C\:\\Users\\me\\roe.pdf}, abstract = {\unknown{x}}, keywords = {a, b}, doi={10.1000/x}"),
        Shown(title="T"),
    ),
    "endnote: a record of pubmed in a note": (
        of(
            "title={T}, year={2020}, note = {1529-0131\nRoe, Jane\nJournal Article\nUnited States\nPain. 2020 May;1(2):3-4.}, doi={10.1000/x}"
        ),
        Shown(note=""),
    ),
    "endnote: such a record without a number": (
        of("title={T}, year={2020}, note = {Roe, Jane\neng\nEngland\n2020/05/12}, doi={10.1000/x}"),
        Shown(note=""),
    ),
    "a note of a person that begins with years": (
        of("title={T}, year={2020}, note = {2015-2019 cohort. We read it all}, doi={10.1000/x}"),
        Shown(note="2015-2019 cohort. We read it all"),
    ),
    "a note of a person about a series": (
        of("title={T}, year={2020}, note = {Read in full. Series: twelve people}, doi={10.1000/x}"),
        Shown(note="Read in full. Series: twelve people"),
    ),
    "the day of a visit in a note": (of("title={T}, year={2020}, note = {Accessed: 2024-01-02}, doi={10.1000/x}"), Shown(note="")),
    "wikipedia: the day of a visit": (
        of("title={T}, year={2020}, note = {[Online; accessed 2-May-2024]}, doi={10.1000/x}"),
        Shown(note=""),
    ),
    "scopus: what cites it": (of("title={T}, year={2020}, note = {Cited by: 12; All Open Access}, doi={10.1000/x}"), Shown(note="")),
    "zotero: numbers of other programs": (
        of("title={T}, year={2020}, note = {ADS Bibcode: 2020x\nMAG ID: 1\narXiv: 2001.1\nZSCC: 0}, doi={10.1000/x}"),
        Shown(note=""),
    ),
    # More of names
    "better bibtex: names in parts": (
        by("family=Berg, given=Jan A., prefix=van der, useprefix=true and family=Roe, given=Jane, given-i={J}, suffix=Jr."),
        Shown(("van der Berg, J. A.", "Roe Jr., J.")),
    ),
    "capitals": (by("ROE, JANE and DOE, JOHN B."), Shown(("ROE, J.", "DOE, J. B."))),
    "a short family name in capitals": (by("LI, WEI and NG, A."), Shown(("LI, W.", "NG, A."))),
    "an `and` too many": (by("Roe, Jane and Doe, John and "), Shown(("Roe, J.", "Doe, J."))),
    "a degree": (by("Roe, Jane, PhD and Doe, John, MD, MSc and Poe, Jr., Jan"), Shown(("Roe, J.", "Doe, J.", "Poe Jr., J."))),
    "others with a period": (by("Roe, Jane and others."), Shown(("Roe, J.",), True)),
    "initials in braces": (by("{van der Meer}, {J. W. M.}"), Shown(("van der Meer, J. W. M.",))),
    "hyphenated initials": (by("Roe, J.-P."), Shown(("Roe, J.",))),
    # More of titles, addresses and years
    "zotero: raised and lowered in a formula": titled(r"Ca$^{2+}$, H$_2$O and {$\alpha$}2{$\delta$}", "Ca2+, H2O and α2δ"),
    "a linked title": titled(r"\href{https://example.org}{Linked}", "Linked"),
    "quotes of other languages": titled(r"\glqq{}Schmerz\grqq{} and \og mal\fg{}", "„Schmerz“ and «mal»"),
    "a break in a word": titled(r"Fibro\-myalgia \copyright{} 2020 \S 3", "Fibromyalgia © 2020 §3"),
    "doi with its address twice": linked("doi = {https://doi.org/https://doi.org/10.1000/x1}", doi="10.1000/x1"),
    "doi in a link": linked(r"doi = {\href{https://doi.org/10.1000/x1}{10.1000/x1}}", doi="10.1000/x1"),
    "mendeley: old doi with commands": linked(r"doi = {10.1002/1(2):3{\textless}4::A{\textgreater}5}", doi="10.1002/1(2):3<4::A>5"),
    "old doi as in an address": linked("doi = {10.1002/1(2):3%3C4::A%3E5}", doi="10.1002/1(2):3<4::A>5"),
    "an address in howpublished": linked(r"howpublished = {\url{https://example.org/a_b}}", url="https://example.org/a_b"),
    "pubmed: a month in the year": (of("title={T}, year={2013 Jun}, doi={10.1000/x}"), Shown(year="2013")),
    "no year known": (of("title={T}, year={no date}, doi={10.1000/x}"), Shown(year="no date")),
    "spaces in pages": (of("title={T}, year={2020}, journal={Pain}, pages={10 -- 19}, doi={10.1000/x}"), Shown(where="Pain: 10–19")),
    "dash in pages": (
        of(r"title={T}, year={2020}, journal={Pain}, pages={10{\textendash}19}, doi={10.1000/x}"),
        Shown(where="Pain: 10–19"),
    ),
    "a body that is its own publisher": (
        article("author={{NHS}}, title={T}, year={2020}, organization={NHS}, url={https://example.org/}", "online"),
        Shown(("NHS",), where=""),
    ),
    "crossref: on one line": (
        " @article{k, title={T: A Review}, volume={311}, ISSN={0098-7484}, url={http://dx.doi.org/10.1001/j.2014.3}, DOI={10.1001/j.2014.3},"
        f" number={{15}}, journal={{JAMA}}, author={{Roe, Jane J.}}, year={{2014}}, month=Apr, pages={{1547}}, {OURS} }}\n",
        Shown(("Roe, J. J.",), title="T: A Review", where="JAMA 311(15): 1547", doi="10.1001/j.2014.3"),
    ),
    "months put together": (of('title={T}, year={2020}, month = jan # "~1", doi={10.1000/x}'), Shown(year="2020")),
    "jabref: comments": ("@comment{jabref-meta: databaseType:bibtex;}\n% ours\n" + by("Roe, Jane"), Shown(("Roe, J.",))),
}


@pytest.mark.parametrize("name", SHAPES)
def test_an_entry_is_shown_right(name: str, tmp_path: Path) -> None:
    text, shown = SHAPES[name]
    made, problems = read(tmp_path, text)
    assert problems == []
    assert {field: getattr(made[0], field) for field, value in vars(shown).items() if value is not None} == {
        field: value for field, value in vars(shown).items() if value is not None
    }


SEPARATE = "Separate them by ` and `: `Roe, Jane and Doe, John`."
REPORTED = {
    "names by semicolons": (by("Roe, Jane; Doe, John"), f"1: the source `k`: its authors are separated by `;`. {SEPARATE}"),
    "names by an ampersand": (by(r"Roe, Jane \& Doe, John"), f"1: the source `k`: its authors are separated by `\\&`. {SEPARATE}"),
    "names by commas": (
        by("Roe JA, Doe B, Smith C"),
        "1: the source `k`: `Roe JA, Doe B, Smith C` is several names with commas between them. "
        "Separate them by ` and `: `Roe, J. A. and Doe, B.`.",
    ),
    "et al": (by("Roe, Jane et al."), "1: the source `k`: its authors are separated by `et al`. Write `and others`."),
    "a body without braces": (
        by("World Health Organization"),
        "1: the source `k`: `Organization` is the word of an organization, not of a person. Put its name in two braces: {{World Health Organization}}.",
    ),
    "a body after people without braces": (
        by("Roe, Jane and Pacing Study Group"),
        "1: the source `k`: `Group` is the word of an organization, not of a person. Put its name in braces of its own: {Pacing Study Group}.",
    ),
    "too many commas": (
        by("Roe, a, b, c"), "1: the source `k`: the name `Roe, a, b, c` cannot be read. Write it as `Roe, Jane A.`, and ` and ` between two names.",
    ),
    "no author": (article("title={T}, year={2020}, doi={10.1000/x}"),
                  "1: the source `k` has no author. Add `author = {Roe, Jane and Doe, John}`, and an organization in two braces."),
    "no year": (of("title={T}, doi={10.1000/x}"), "1: the source `k` has no year. Add `year = {2021}`, or a `date` that begins with the year."),
    "a date without a year": (of("title={T}, date={May 2021}, doi={10.1000/x}"),
                              "1: `date = {May 2021}` of `k` does not begin with a year. Write `year = {2021}`."),
    "no address": (of("title={T}, year={2020}"), "1: the source `k` has no doi or url. Add `doi or url`."),
    "no doi": (of("title={T}, year={2020}, doi={n/a}"),
               "1: `n/a` of `k` is not a DOI. Write it as 10.1000/example, or remove the field and add `url`."),
    "mendeley: two addresses": (of("title={T}, year={2020}, url={https://a.org/ https://b.org/}"),
                                "1: the `url` of `k` is not a web address. Write one address that begins with https://, and no spaces."),
    "endnote: a link into its own program": (of("title={T}, year={2020}, url={<Go to ISI>://WOS:00001}"),
                                             "1: the `url` of `k` is not a web address. Write one address that begins with https://, and no spaces."),
    "a command nobody knows": (of("title={T},\n  journal={The \\foo{x} Journal}, year={2020}, doi={10.1000/x}"),
                               "3: `journal` of `k` cannot be read: the LaTeX command `\\foo` is not known here. Write its words without it."),
    "a command of a document": (of("title={See \\cite{x}}, year={2020}, doi={10.1000/x}"),
                                "2: `title` of `k` cannot be read: the LaTeX command `\\cite` is not known here. Write its words without it."),
    "the day of the build": (of("title={T}, year={\\today}, doi={10.1000/x}"),
                             "2: `year` of `k` cannot be read: the LaTeX command `\\today` is not known here. Write its words without it."),
    "a command without its braces": (of("title={See \\href}, year={2020}, doi={10.1000/x}"),
                                     "2: `title` of `k` cannot be read: this LaTeX cannot be read (End of input while parsing arguments of macro "
                                     '"href" @(1,4)). Write its words without it.'),
    "a page that nobody can look up": ("@article{k, author={Roe, J}, title={T}, year={2020}, doi={10.1000/x}, verified={page}}",
                                       "1: the source `k` has no verifiedurl. Add `verifiedurl` with the address of the page that you saw, "
                                       "or write `verified = {memory}`."),
    "a field twice": (of("title={T},\n  title={U}, year={2020}, doi={10.1000/x}"), "1: the field `title` appears twice in this entry. Keep one."),
    "a field twice in capitals": (of("title={T},\n  Title={U}, year={2020}, doi={10.1000/x}"), "3: the field `title` of `k` appears twice. Keep one."),
    "a lost comma": (of("title={T}\n  year={2020}, doi={10.1000/x}"), "2: the field `title` of `k` is not one value in braces. Put it in braces, and a comma after it."),
    "no key": (f"@article{{, author = {{Roe, Jane}}, {LEAST}}}",
               "1: this entry has no key. Write one of letters, numbers and - after the first brace, such as roe2021walking."),
    "a key with spaces": (f"@article{{Roe 2020 walking, author = {{Roe, Jane}}, {LEAST}}}",
                          "1: the key `Roe 2020 walking` cannot be cited. Write one of letters, numbers and - after the first brace, such as roe2021walking."),
    "another format": (by("Roe, Jane") + "\nTY  - JOUR\nAU  - Roe, Jane\nER  -\n",
                       "3: `TY  - JOUR` is outside of every entry. Begin a comment with %, or export BibTeX: other formats (RIS, NBIB) are not read."),
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTED)
def test_an_entry_that_cannot_be_shown_is_reported_with_its_line(name: str, tmp_path: Path) -> None:
    text, message = REPORTED[name]
    assert read(tmp_path, text)[1] == [message]


IN_A_PAGE = {
    "Roe, J.; van der Berg, J.; and others (2013). Gene FMR1 & Ca2+ < 5 Pain 62(5): 600–10.": (
        r"author = {Roe, Jane and family=Berg, given=Jan, prefix=van der and others}, title = {Gene {FMR1} {\&} Ca$^{2+}$ {\textless} 5.},"
        r" year = {2013 Jun}, journal = {Pain}, volume = {62}, number = {5}, pages = {600-10}, doi = {https://doi.org/10.1000/a{\_}b}",
        "https://doi.org/10.1000/a_b",
    ),
    "NHS (2023). Leg cramps": (
        r"author = {{NHS}}, title = {Leg cramps}, year = {2023}, howpublished = {\url{https://example.org/a?b=1\&c=2}}",
        "https://example.org/a?b=1&c=2",
    ),
    "Müller, Ø. (no date). “In vivo” An Agency.": (
        r"author = {M{\"{u}}ller, {\O}ystein}, title = {``\textit{In vivo}''}, year = {no date}, institution = {An Agency},"
        " note = {PMID: 1}, doi = {10.1002/1(2):3<4::A>5}",
        "https://doi.org/10.1002/1(2):3%3C4::A%3E5",
    ),
}
"""By what a reader reads: the fields of an entry, and where its link leads."""


def test_readers_of_a_built_page_see_names_titles_journals_years_and_links(tiny: Path) -> None:
    entries = [f"@article{{made{at}, {fields}, {OURS}}}\n" for at, (fields, _) in enumerate(IN_A_PAGE.values())]
    with (tiny / paths.REFERENCES).open("a", encoding="utf-8") as kept:
        kept.writelines(entries)
    terms = tiny / paths.GLOSSARY
    terms.write_text(terms.read_text().replace("sources: [", "sources: [made0, made1, made2, ", 1))
    assert run(tiny, "build").stderr == ""
    (page,) = (page for page in rendered.read(tiny / "site") if page.all("li#made0"))
    for at, (words, (_, link)) in enumerate(IN_A_PAGE.items()):
        (row,) = page.all(f"li#made{at}")
        assert " ".join(" ".join(part.text() for part in row.css(".who, a[rel], .where")).split()) == words
        assert [a.attributes["href"] for a in row.css("a[rel]")] == [link]


def test_a_lost_brace_is_reported_where_its_entry_begins(tmp_path: Path) -> None:
    made, problems = read(
        tmp_path,
        by("Roe, Jane")
        + "@article{lost, title = {never closed, year = {2020}\n\n"
        + by("Doe, John").replace("{k,", "{j,").replace("/x", "/y"),
    )
    assert [source.key for source in made] == ["k", "j"]
    (problem,) = problems
    assert problem.startswith("2: this is not valid BibTeX (")


def test_a_key_or_doi_of_another_entry_is_reported_with_both_lines(tmp_path: Path) -> None:
    again = f"@article{{K, author = {{Roe, Jane}}, {LEAST}}}\n@article{{other, author = {{Roe, Jane}}, {LEAST.replace('/x', '/X')}}}\n"
    assert read(tmp_path, by("Roe, Jane") + again)[1] == [
        "2: the source `K` appears twice. Keep one, or rename this one (the first is on line 1).",
        "3: `other` has the DOI of `k` on line 1. Keep one entry, and name its key everywhere.",
    ]


@pytest.mark.parametrize(
    ("authors", "others", "short"),
    [(("Roe, J.",), False, "Roe, 2020"), (("Roe, J.",), True, "Roe and others, 2020"), (("Roe, J.", "Doe, J."), False, "Roe and Doe, 2020"),
     (("Roe, J.", "Doe, J."), True, "Roe and others, 2020"), (("A, B.", "C, D.", "E, F."), False, "A and others, 2020")],
)  # fmt: skip
def test_a_source_in_a_few_words_says_that_there_are_more_authors(authors: tuple[str, ...], others: bool, short: str) -> None:
    assert Source("k", 1, authors, "T", "2020", "", others=others).short(labels.of_repository()) == short


def test_the_link_of_an_old_doi_is_an_address() -> None:
    assert Source("k", 1, ("Roe, J.",), "T", "2000", "", doi="10.1002/1097(2000)23:5<1::AID-9>3.0.CO;2-5").link == (
        "https://doi.org/10.1002/1097(2000)23:5%3C1::AID-9%3E3.0.CO;2-5"
    )
