"""The review pack on paper: the signs on at most four pages, every fingerprint, and one page on what a signature means."""

from io import BytesIO

from pypdf import PdfReader

from scripts.guide import content, policy, review_pack, reviewable

GUIDE = content.read()


def test_the_signs_take_at_most_four_pages_and_every_line_is_on_paper() -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(review_pack.printed(GUIDE, "27 November 2026"))).pages]
    first_of_medicines = next(at for at, text in enumerate(pages) if "2. Medicines" in text)
    assert policy.PACK_SIGN_PAGES == 4
    assert first_of_medicines == review_pack.pages_of_signs(GUIDE, "27 November 2026") <= 4
    signs, whole = "".join(pages[:first_of_medicines]), "".join(pages)
    for entry in reviewable.entries(GUIDE):
        assert entry.fingerprint in (signs if entry.kind == "sign" else whole), entry.id
    assert [at for at, text in enumerate(pages) if "What your signature means" in text] == [len(pages) - 1]
    assert "Day and signature" in pages[-1]
