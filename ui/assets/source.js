() => {
  const NARROW = window.matchMedia("(max-width: 900px)");
  const AROUND = 2; // blocks shown before and after the one that holds the quote
  const UNREADABLE = "The article could not be loaded. Reload the page, then open the source again.";

  const panel = () => document.querySelector("#source-panel dialog");
  const part = (name) => panel().querySelector(`.panel-${name}`);
  const cardOf = (source) => document.querySelector(`[data-card="${CSS.escape(source)}"]`);
  const buttonsOf = (source) => Array.from(document.querySelectorAll(`.citation[data-source="${CSS.escape(source)}"]`));
  const articles = new Map(); // each article as a promise of its element, by id
  let shown = null; // the source that is open, as `{key}-{n}`
  let opener = null; // the citation that opened it

  function isOpen() {
    return Boolean(panel() && panel().open);
  }

  // The sources of one answer, in the order of their numbers.
  function siblings(source) {
    const card = cardOf(source);
    return card ? Array.from(card.parentElement.children, (one) => one.dataset.card) : [];
  }

  function load(id) {
    if (!articles.has(id)) {
      const fetched = fetch(`article/${encodeURIComponent(id)}`).then(async (answer) => {
        // A reader whose sign-in has ended is led elsewhere.
        if (!answer.ok || answer.redirected) throw new Error(`${answer.status} ${answer.url}`);
        const holder = document.createElement("template");
        holder.innerHTML = await answer.text(); // escaped and cleaned by the server
        return holder.content.firstElementChild;
      });
      fetched.catch(() => articles.delete(id));
      articles.set(id, fetched);
    }
    return articles.get(id);
  }

  // Offsets count characters, of which JavaScript's strings may need two units for one.
  function mark(article, start, end) {
    for (const piece of article.querySelectorAll("[data-start]")) {
      const characters = Array.from(piece.textContent);
      const first = Math.max(0, start - Number(piece.dataset.start));
      const last = Math.min(characters.length, end - Number(piece.dataset.start));
      if (first >= last) continue;
      const marked = document.createElement("mark");
      marked.textContent = characters.slice(first, last).join("");
      piece.replaceChildren(characters.slice(0, first).join(""), marked, characters.slice(last).join(""));
    }
  }

  // The quote's neighbours in its section, and the sentence that leads its list.
  function around(blocks, from, to) {
    const near = new Set(blocks.slice(from, to + 1));
    const isHeading = (block) => block.dataset.block === "heading";
    for (let at = from - 1; at >= 0 && at >= from - AROUND && !isHeading(blocks[at]); at -= 1) near.add(blocks[at]);
    for (let at = to + 1; at < blocks.length && at <= to + AROUND && !isHeading(blocks[at]); at += 1) near.add(blocks[at]);
    let lead = from;
    while (lead > 0 && blocks[lead].dataset.block === "item") lead -= 1;
    if (!isHeading(blocks[lead])) near.add(blocks[lead]);
    return near;
  }

  function tellDistant(article) {
    const blocks = Array.from(article.querySelectorAll("[data-block]"));
    const held = blocks.map((block) => Boolean(block.querySelector("mark")));
    const near = around(blocks, held.indexOf(true), held.lastIndexOf(true));
    blocks.forEach((block) => block.classList.toggle("distant", !near.has(block)));
    for (const list of article.querySelectorAll("ul")) {
      list.classList.toggle("distant", !list.querySelector("[data-block]:not(.distant)"));
    }
  }

  async function surround(source, passage) {
    let article;
    try {
      article = (await load(passage.dataset.article)).cloneNode(true);
    } catch {
      const told = document.createElement("p");
      told.className = "notice";
      told.textContent = UNREADABLE;
      if (passage.isConnected) passage.after(told);
      return;
    }
    if (shown !== source || !passage.isConnected) return;
    mark(article, Number(passage.dataset.start), Number(passage.dataset.end));
    tellDistant(article);
    passage.replaceChildren(article);
    part("whole").hidden = false;
    scrollToMark();
  }

  function scrollTo(element, share) {
    const body = part("body");
    const below = element.getBoundingClientRect().top - body.getBoundingClientRect().top;
    body.scrollTop += below - body.clientHeight * share;
  }

  function scrollToMark() {
    const body = part("body");
    const marked = body.querySelector("mark");
    body.scrollTop = 0;
    const hidden = marked.getBoundingClientRect().bottom > body.getBoundingClientRect().bottom;
    if (hidden) scrollTo(marked, 0.3);
  }

  function readWhole(whole) {
    panel().classList.toggle("whole", whole);
    part("whole").textContent = whole ? "Back to the passage" : "Read the whole article";
    scrollToMark();
  }

  function fill(source) {
    const card = cardOf(source);
    const all = siblings(source);
    const at = all.indexOf(source);
    shown = source;
    const place = `Source ${at + 1} of ${all.length}`;
    panel().querySelector("h2").textContent = place;
    part("previous").setAttribute("aria-disabled", String(at === 0));
    part("next").setAttribute("aria-disabled", String(at === all.length - 1));
    part("whole").hidden = true;
    part("body").replaceChildren(...Array.from(card.cloneNode(true).childNodes));
    readWhole(false);
    press(source);
    const passage = part("body").querySelector(".passage[data-article]");
    if (passage) surround(source, passage);
    const path = part("body").querySelector(".path");
    return [place, part("body").querySelector("h3").textContent, path ? path.textContent : ""].filter(Boolean).join(": ");
  }

  function press(source) {
    document.querySelectorAll(".citation[aria-pressed]").forEach((other) => other.removeAttribute("aria-pressed"));
    if (source) buttonsOf(source).forEach((button) => button.setAttribute("aria-pressed", "true"));
  }

  // Beside the chat it is a part of the page; over a narrow one it is a sheet that keeps the focus.
  function show() {
    if (NARROW.matches) panel().showModal();
    else panel().show();
    document.documentElement.classList.toggle("source-sheet", NARROW.matches);
    part("body").focus({ preventScroll: true });
  }

  function open(button) {
    if (!panel() || !cardOf(button.dataset.source)) return;
    opener = button;
    fill(button.dataset.source);
    part("told").textContent = "";
    if (!isOpen()) show();
    else part("body").focus({ preventScroll: true });
    scrollToMark();
  }

  function step(by) {
    const all = siblings(shown);
    const next = all[all.indexOf(shown) + by];
    if (!next) return;
    const focused = panel().contains(document.activeElement);
    const told = fill(next);
    part("told").textContent = told;
    opener = buttonsOf(next).find((button) => button.checkVisibility()) || buttonsOf(next)[0] || null;
    if (opener) opener.scrollIntoView({ block: "nearest" });
    if (focused && document.activeElement.closest("dialog") === null) part("body").focus({ preventScroll: true });
  }

  function close({ giveBack = false } = {}) {
    if (!isOpen()) return;
    const button = opener && opener.isConnected ? opener : buttonsOf(shown)[0];
    panel().close();
    document.documentElement.classList.remove("source-sheet");
    part("body").replaceChildren();
    part("told").textContent = "";
    press(null);
    shown = null;
    opener = null;
    if (!button || !giveBack) return;
    const folded = button.closest("details");
    if (folded) folded.open = true;
    button.focus();
  }

  function goToReference(number) {
    const listed = (within) => part("body").querySelector(`${within} [data-number="${CSS.escape(number)}"]`);
    const whole = panel().classList.contains("whole");
    let entry = whole ? listed(".article") : listed(".behind");
    if (!entry) {
      readWhole(true);
      entry = listed(".article");
    }
    entry.tabIndex = -1;
    entry.focus({ preventScroll: true });
    scrollTo(entry, 0.3);
  }

  function typing(target) {
    return Boolean(target.closest && target.closest("input, textarea, select, [contenteditable=true]"));
  }

  const pressed = [
    [".citation[data-source]", open],
    [".panel-close", () => close({ giveBack: true })],
    [".panel-previous", () => step(-1)],
    [".panel-next", () => step(1)],
    [".panel-whole", () => readWhole(!panel().classList.contains("whole"))],
    ["#source-panel [data-reference]", (button) => goToReference(button.dataset.reference)],
  ];

  document.addEventListener("click", (event) => {
    if (!event.target.closest) return;
    // Nothing but the darkened page around a sheet counts as the dialog itself.
    if (event.target === panel() && NARROW.matches) close({ giveBack: true });
    for (const [selector, act] of pressed) {
      const found = event.target.closest(selector);
      if (found) act(found);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!isOpen() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]:modal") && !panel().matches(":modal")) return;
    if (event.key === "Escape") {
      close({ giveBack: true });
    } else if ((event.key === "n" || event.key === "p") && !typing(event.target)) {
      step(event.key === "n" ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  });

  // What else a device has for leaving a sheet, such as a gesture.
  document.addEventListener("cancel", (event) => {
    if (event.target !== panel()) return;
    event.preventDefault();
    close({ giveBack: true });
  }, true);

  NARROW.addEventListener("change", () => {
    if (!isOpen()) return;
    panel().close();
    show();
  });

  window.footnoteSource = { close, isOpen, step };
}
