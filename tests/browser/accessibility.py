"""Runs axe in each state of a page: the slow color rules once for each look of a text, the other rules once for each layout."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
COLOR_RULES = ["color-contrast", "link-in-text-block"]
MANY = 200
"""With this many elements or more, one run over the page is faster than one over each element."""

SHAPE = [
    *("display", "visibility", "opacity", "position", "overflow", "clip", "clipPath", "contentVisibility", "textIndent", "pointerEvents"),
    *("fontSize", "fontWeight", "fontStyle", "listStyleType", "zIndex", "float", "transform"),
]
"""The styles that all rules but those of color look at. Two states with the same styles, boxes and HTML are one layout."""

RUN = """async ({ colors, context, COLOR_RULES, MANY, SHAPE }) => {
  const judged = window.judged ??= new WeakMap()
  const fresh = []
  const visit = (element, ground) => {
    const style = getComputedStyle(element)
    if (style.display === 'none') return
    const below = ground + style.opacity + (style.backgroundColor + style.backgroundImage).replace('rgba(0, 0, 0, 0)none', '')
    const look = [below, style.color, style.fontSize, style.fontWeight, style.textDecoration, style.borderBottom].join()
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    const words = own || element.matches('input, select, textarea')
    if (words && element.checkVisibility({ visibilityProperty: true }) && !judged.get(element)?.has(look)) {
      judged.set(element, (judged.get(element) ?? new Set()).add(look))
      fresh.push(element)
    }
    for (const child of element.children) visit(child, below)
  }
  const laidOut = element => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return [box.x, box.y, box.width, box.height, element.checked, element.value, ...SHAPE.map(name => style[name])].join()
  }
  const { outerHTML } = document.documentElement
  const html = outerHTML.replace(/^<html[^>]*>/, tag => tag.replace(/ data-light="[^"]*"/, ''))
  const layout = html + [...document.querySelectorAll('*')].map(laidOut).join('|')
  const known = window.knownLayouts ??= new Map()
  const off = Object.fromEntries(COLOR_RULES.map(rule => [rule, { enabled: false }]))
  if (!known.has(layout)) known.set(layout, await axe.run(document, { resultTypes: ['violations'], rules: off }))
  const runs = [known.get(layout)]
  if (colors) {
    visit(document.querySelector(context), '')
    const where = fresh.length < MANY ? { include: fresh } : context
    if (fresh.length) runs.push(await axe.run(where, { resultTypes: ['violations'], runOnly: COLOR_RULES }))
  }
  return runs.flatMap(run => run.violations).map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200)).slice(0, 3)])
}"""


def assert_fits(page: Page) -> None:
    """Check that axe finds nothing and nothing scrolls sideways, on a small phone and on a desktop screen."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def violations(page: Page, colors: bool = True, context: str = "body") -> list[tuple[str, list[str]]]:
    """Each rule that the page breaks now, and the first three places. All rules of axe count, including its best practices.

    The two color rules take most of axe's time. They check each visible text below the selector `context` once for each look: its
    colors, size and background. New colors mean the complete page again; a new width means only what it made visible. The other rules
    check each layout once, because new colors that move, show and hide nothing do not change what these rules look at.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(AXE.axe_script)  # once a page; AXE.run would send half a megabyte each time
    options = {"colors": colors, "context": context, "COLOR_RULES": COLOR_RULES, "MANY": MANY, "SHAPE": SHAPE}
    return [(rule, places) for rule, places in page.evaluate(RUN, options)]
