() => {
  const chat = () => document.querySelector("#chat");
  const panel = () => document.querySelector("#source-panel .panel");
  let opener = null;

  function open(button) {
    const card = document.querySelector(`[data-card="${CSS.escape(button.dataset.source)}"]`);
    const body = panel() && panel().querySelector(".panel-body");
    if (!card || !body) return;
    body.replaceChildren(...Array.from(card.cloneNode(true).childNodes));
    panel().classList.add("open");
    document.querySelectorAll(".citation[aria-pressed]").forEach((other) => other.removeAttribute("aria-pressed"));
    button.setAttribute("aria-pressed", "true");
    opener = button.dataset.source;
    panel().focus({ preventScroll: true });
    const mark = body.querySelector("mark");
    const narrow = window.matchMedia("(max-width: 900px)").matches;
    if (narrow) panel().scrollIntoView({ block: "start" });
    else if (mark) mark.scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (!panel() || !panel().classList.contains("open")) return;
    panel().classList.remove("open");
    panel().querySelector(".panel-body").replaceChildren();
    const button = opener && document.querySelector(`.citation[data-source="${CSS.escape(opener)}"]`);
    document.querySelectorAll(".citation[aria-pressed]").forEach((other) => other.removeAttribute("aria-pressed"));
    opener = null;
    if (button) button.focus();
  }

  // The chat component names each message by its raw HTML, which a screen reader would spell out.
  function name(message) {
    const wanted = message.dataset.testid === "user" ? "Question" : "Answer";
    if (message.getAttribute("aria-label") !== wanted) message.setAttribute("aria-label", wanted);
  }

  function nameMessages() {
    if (chat()) chat().querySelectorAll("[data-testid=user], [data-testid=bot]").forEach(name);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".citation[data-source]");
    if (button) open(button);
    else if (event.target.closest && event.target.closest(".panel-close")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  new MutationObserver(nameMessages).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"],
  });
  nameMessages();

  window.footnote = {
    remember: (id) => {
      const address = new URL(window.location.href);
      // The same id comes again with each answer; only a change of conversation closes the source.
      if (id === (address.searchParams.get("conversation") || "")) return;
      if (id) address.searchParams.set("conversation", id);
      else address.searchParams.delete("conversation");
      window.history.replaceState(null, "", address);
      close();
    },
  };
}
