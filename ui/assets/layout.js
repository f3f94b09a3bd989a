() => {
  const MARGIN = 16; // pixels above the last question
  const AUDIENCE = "footnote-audience";
  const question = () => document.querySelector("#question textarea");
  const desk = () => document.querySelector("#desk");
  const keys = () => document.querySelector("dialog.keys");
  const typing = (target) => Boolean(target.closest && target.closest("input, textarea, select, [contenteditable=true]"));

  // The bar grows when its text wraps or is unfolded; what stands below it fills the rest of the window.
  function measureBar() {
    const bar = document.querySelector("#about");
    if (!bar) return;
    const height = Math.ceil(bar.getBoundingClientRect().height);
    document.documentElement.style.setProperty("--bar-height", `${height}px`);
  }

  function foldRail(fold) {
    desk().classList.toggle("rail-open", !fold);
    const toggle = document.querySelector(".rail-toggle");
    toggle.setAttribute("aria-expanded", String(!fold));
    if (!fold) document.querySelector("#new").focus();
  }

  const railIsOpen = () => Boolean(desk()) && desk().classList.contains("rail-open");

  function showKeys() {
    if (!keys().open) keys().showModal();
  }

  // What a reader hears once an answer is complete: its status and sentences, without signs and buttons.
  function spoken(answer) {
    const copy = answer.cloneNode(true);
    copy.querySelectorAll("[hidden], button, .sign, .notices, .carry, details").forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function announce() {
    const answers = document.querySelectorAll("#chat .answer");
    const told = document.querySelector(".announcer");
    if (answers.length && told) told.textContent = `Answer: ${spoken(answers[answers.length - 1])}`;
  }

  // The last question stands at the top and its answer grows below, until the reader scrolls himself.
  const scroller = () => document.querySelector("#chat .bubble-wrap");
  let asked = null;
  let following = true;

  function followQuestion() {
    const questions = document.querySelectorAll("#chat .question");
    const last = questions[questions.length - 1];
    if (!last || !scroller()) return;
    if (questions.length !== asked) {
      asked = questions.length;
      following = true;
    }
    if (!following) return;
    const above = last.getBoundingClientRect().top - scroller().getBoundingClientRect().top;
    scroller().scrollTop += above - MARGIN;
  }

  function leaveQuestion(event) {
    if (event.target.closest && event.target.closest("#chat")) following = false;
  }

  let busy = false;

  function followProgress() {
    const stop = document.querySelector("#stop");
    if (!stop) return;
    const now = !stop.disabled;
    if (busy && !now) window.setTimeout(announce, 200);
    if (busy || now || asked !== document.querySelectorAll("#chat .question").length) followQuestion();
    busy = now;
  }

  document.addEventListener("click", (event) => {
    const at = event.target.closest ? event.target : null;
    if (!at) return;
    if (at.closest(".rail-toggle")) foldRail(railIsOpen());
    else if (at.closest(".keys-open")) showKeys();
    else if (at.closest(".keys-close") || at === keys()) keys().close();
    else if (railIsOpen() && !at.closest("#rail")) foldRail(true);
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && railIsOpen()) {
      foldRail(true);
      document.querySelector(".rail-toggle").focus();
    } else if (typing(event.target) || document.querySelector("dialog:modal")) {
      return;
    } else if (event.key === "?") {
      showKeys();
    } else if (event.key === "/" && question()) {
      question().focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  for (const name of ["wheel", "touchmove", "pointerdown", "focusin"]) {
    document.addEventListener(name, leaveQuestion, { passive: true });
  }

  const bar = document.querySelector("#about");
  if (bar) new ResizeObserver(measureBar).observe(bar);
  measureBar();
  new MutationObserver(followProgress).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"],
  });

  window.footnoteLayout = {
    keepAudience: (audience) => {
      try {
        window.localStorage.setItem(AUDIENCE, audience);
      } catch {
        // A browser that keeps nothing asks again next time.
      }
      return [];
    },
    keptAudience: () => {
      try {
        return window.localStorage.getItem(AUDIENCE) || "";
      } catch {
        return "";
      }
    },
  };
}
