// The letter to an employer: what is ticked and written becomes a letter that is printed, saved or copied. Loaded on its page alone, by
// guide.js, after fill-in.js, paper.js and letter-words.js. Nothing that goes to the employer names this guide or an illness unasked.
(() => {
  "use strict";

  const { made, line, ticked } = window.guidePaper;
  const { letter } = window.guideLetter;
  const paper = window.guidePaper({ P: "\n", H3: "\n", LI: "- " });
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-tool]"));
  const groups = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(":scope > fieldset"));
  const usual = document.title;

  /** @param {string} name */
  const written = (name) => line(/** @type {HTMLInputElement | null} */ (form.querySelector(`[name="${name}"]`))?.value ?? "");

  /** The words of the letter for what is ticked: those of the page. @param {string} name */
  const said = (name) =>
    [...groups]
      .filter((group) => group.dataset.name === name)
      .flatMap(ticked)
      .map((each) => each.dataset.words || each.value);

  /** @returns {LetterGiven} */
  const given = () => ({
    to: written("to"),
    from: written("from"),
    reason: said("reason")[0] || form.dataset.reason || "",
    hard: said("hard"),
    hardWords: written("hard-words"),
    help: said("help"),
    helpWords: written("help-words"),
    asks: said("asks"),
  });

  /** @param {LetterPart} part */
  const drawn = (part) => {
    if ("paragraph" in part) return made("p", part.paragraph);
    const list = document.createElement("ul");
    list.append(...part.list.map((each) => made("li", each)));
    return list;
  };

  const draw = () => {
    const now = given();
    const some = now.hard.length || now.hardWords || now.help.length || now.helpWords;
    const all = document.createDocumentFragment();
    if (some) all.append(...letter(now).map(drawn));
    paper.show(some ? all : null);
  };

  /** A browser may print the title of a page above it. */
  addEventListener("beforeprint", () => (document.title = form.dataset.title || ""));
  addEventListener("afterprint", () => (document.title = usual));

  window.guideFillIn({
    key: "guide.letter",
    prepare: () => {},
    draw,
    doing: { save: ({ save }) => save("letter.txt", `${paper.text()}\n`, "text/plain"), copy: paper.copy },
  });
})();
