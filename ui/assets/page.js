() => {
  const chat = () => document.querySelector("#chat");

  const COPIED_FOR = 4000; // milliseconds

  async function copy(button) {
    const carry = button.closest(".carry");
    const outcome = carry.querySelector(".copied-outcome");
    const copied = await write(carry.querySelector(".copied-text").textContent);
    outcome.textContent = copied ? "Copied with its sources" : "The browser did not let the answer be copied";
    button.focus();
    window.setTimeout(() => { outcome.textContent = ""; }, COPIED_FOR);
  }

  // Browsers keep the clipboard from pages that come from another machine without encryption.
  async function write(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      const copied = document.execCommand("copy");
      box.remove();
      return copied;
    }
  }

  function save(written) {
    if (!written) return;
    const file = JSON.parse(written);
    const address = URL.createObjectURL(new Blob([file.text], { type: `${file.type};charset=utf-8` }));
    const link = document.createElement("a");
    link.href = address;
    link.download = file.name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), COPIED_FOR);
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
    const button = event.target.closest && event.target.closest(".copy-answer");
    if (button) copy(button);
  });
  new MutationObserver(nameMessages).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label"],
  });
  nameMessages();

  window.footnote = {
    save,
    remember: (id) => {
      const address = new URL(window.location.href);
      // The same id comes again with each answer; only a change of conversation closes the source.
      if (id === (address.searchParams.get("conversation") || "")) return;
      if (id) address.searchParams.set("conversation", id);
      else address.searchParams.delete("conversation");
      window.history.replaceState(null, "", address);
      window.footnoteSource.close();
    },
  };
}
