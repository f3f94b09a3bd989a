() => {
  // The chat component calls its example questions a list, but puts buttons straight into it.
  function mend() {
    document.querySelectorAll("#chat .examples[role=list]").forEach((examples) => {
      examples.setAttribute("role", "group");
      examples.setAttribute("aria-label", "Example questions");
    });
  }

  new MutationObserver(mend).observe(document.body, { subtree: true, childList: true });
  mend();
}
