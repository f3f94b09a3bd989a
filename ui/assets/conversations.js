() => {
  const one = (selector) => document.querySelector(selector);
  const dialog = () => one(".conversation-dialog");
  const openId = () => new URL(window.location.href).searchParams.get("conversation") || "";
  const linkTo = (id) => one(`#rail a[data-conversation="${CSS.escape(id)}"]`);
  const titleOf = (id) => {
    const link = id && linkTo(id);
    return link ? link.querySelector(".conversation-title").textContent : "";
  };

  // What the next listener takes; Gradio's buttons carry no value of their own.
  const waiting = [];
  let asked = 0;

  function press(name, ...values) {
    if (values.length) waiting.push(values);
    one(`#conversation-${name}`).click();
  }

  function open(id, how) {
    // The number makes each wish another one, so that the same conversation can be asked for twice.
    asked += 1;
    press("open", `${id} ${how} ${asked}`);
  }

  function tell(text) {
    const announcer = one(".announcer");
    if (announcer) announcer.textContent = text;
  }

  // Opening: in place, so that nothing of the page is loaded again; the address and Back still work.

  function show(id) {
    window.footnoteSource.close();
    if (id) open(id, "latest");
    else one("#new").click();
    mark(id);
    tell(id ? `Opened: ${titleOf(id)}` : "New conversation");
  }

  function follow(event, link) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const id = link.dataset.conversation;
    if (id !== openId()) {
      window.history.pushState(null, "", link.href);
      show(id);
    }
    if (document.body.classList.contains("rail-open")) one(".rail-toggle").click();
  }

  function mark(id) {
    document.querySelectorAll("#rail a[data-conversation]").forEach((link) => {
      if (link.dataset.conversation === id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  }

  // The list is written anew after each change; what had the focus in it gets it back.

  let held = null;

  function hold(event) {
    const at = event.target.closest("#rail [data-conversation]");
    if (at) held = { id: at.dataset.conversation, more: at.matches("button") };
    else if (event.target !== document.body) held = null;
  }

  function giveFocusBack() {
    if (!held || document.activeElement !== document.body) return;
    const link = linkTo(held.id);
    const back = link && held.more ? link.parentElement.querySelector("button") : link;
    if (back) back.focus({ preventScroll: true });
    else one("#new").focus({ preventScroll: true });
  }

  // Renaming and deleting

  let target = "";

  function openDialog(id, deleting) {
    target = id;
    const [rename, remove] = [dialog().querySelector(".conversation-rename"), dialog().querySelector(".conversation-delete")];
    rename.hidden = deleting;
    remove.hidden = !deleting;
    dialog().setAttribute("aria-labelledby", deleting ? "conversation-delete-name" : "conversation-dialog-name");
    rename.elements.title.value = titleOf(id);
    remove.querySelector(".dialog-doomed").textContent = `“${titleOf(id)}”`;
    if (!dialog().open) dialog().showModal();
    if (deleting) remove.querySelector(".dialog-cancel").focus();
    else rename.elements.title.select();
  }

  function save(form) {
    dialog().close();
    const title = form.elements.title.value.trim();
    if (title !== titleOf(target)) press("rename", target, title);
  }

  function remove() {
    dialog().close();
    tell(`Deleted: ${titleOf(target)}`);
    if (target === openId()) press("delete-open");
    else press("delete", target, "");
  }

  // Editing a question

  const bubble = (part) => part.closest("[data-testid=user]");

  function edit(button) {
    const place = button.closest(".edit");
    if (place.querySelector("form")) return;
    place.append(one("#edit-form").content.cloneNode(true));
    const form = place.querySelector("form");
    const question = bubble(button).querySelector(".question");
    form.querySelector(".edit-replaces").textContent = button.dataset.replaces;
    form.elements.question.value = question.textContent;
    button.setAttribute("aria-expanded", "true");
    bubble(button).classList.add("being-edited");
    form.elements.question.focus();
    form.scrollIntoView({ block: "nearest" });
  }

  function leaveEdit(form) {
    const button = form.closest(".edit").querySelector(".edit-question");
    bubble(form).classList.remove("being-edited");
    form.remove();
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  function askAgain(form) {
    const button = form.closest(".edit").querySelector(".edit-question");
    const question = form.elements.question.value;
    if (!question.trim()) {
      form.elements.question.focus();
      return;
    }
    press("revise", button.dataset.message, question);
    // While an answer is being written the question is not taken, and what was typed must stay.
    if (one("#stop").disabled) leaveEdit(form);
  }

  // Earlier messages of a long conversation

  let upper = null;

  function showEarlier() {
    const first = one("#chat .edit-question");
    upper = first && first.dataset.message;
    open(openId(), "whole");
  }

  function stayThere() {
    if (!upper || one("#chat .show-earlier")) return;
    const was = one(`#chat .edit-question[data-message="${CSS.escape(upper)}"]`);
    upper = null;
    if (!was) return;
    const first = one("#chat .edit-question");
    // After the chat has scrolled to its end, as it does for each change.
    window.setTimeout(() => {
      bubble(was).scrollIntoView({ block: "start" });
      first.focus({ preventScroll: true });
    }, 150);
  }

  // Searching

  const box = () => one("#conversation-search input, #conversation-search textarea");

  function searchAgain() {
    if (box().value) box().dispatchEvent(new Event("input", { bubbles: true }));
  }

  function clearSearch() {
    box().value = "";
    box().dispatchEvent(new Event("input", { bubbles: true }));
  }

  let counted = "";

  function tellCount() {
    const count = one("#found .found-count");
    const text = count ? count.textContent : "";
    if (text !== counted && text) tell(text);
    counted = text;
  }

  document.addEventListener("click", (event) => {
    const at = event.target.closest ? event.target : document.body;
    const link = at.closest("#rail a[data-conversation]");
    if (link) follow(event, link);
    else if (at.closest(".conversation-more")) openDialog(at.closest(".conversation-more").dataset.conversation, false);
    else if (at.closest(".show-all")) press("all");
    else if (at.closest(".show-earlier")) showEarlier();
    else if (at.closest(".edit-question")) edit(at.closest(".edit-question"));
    else if (at.closest(".edit-cancel")) leaveEdit(at.closest("form"));
    else if (at.closest(".dialog-delete")) openDialog(target, true);
    else if (at.closest(".dialog-cancel") || at === dialog()) dialog().close();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(".conversation-rename, .conversation-delete, .edit-form")) return;
    event.preventDefault();
    if (form.matches(".edit-form")) askAgain(form);
    else if (form.matches(".conversation-rename")) save(form);
    else remove();
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !event.target.closest) return;
    const form = event.target.closest(".edit-form");
    if (form && event.key === "Enter" && !event.shiftKey && event.target.matches("textarea")) form.requestSubmit();
    else if (form && event.key === "Escape") leaveEdit(form);
    else if (event.key === "Escape" && event.target === box() && box().value) clearSearch();
    else return;
    // An open source or the drawer stays open; this key was meant for the form.
    event.preventDefault();
    event.stopPropagation();
  }, true);
  document.addEventListener("focusin", hold);
  document.addEventListener("pointerdown", () => { held = null; });
  window.addEventListener("popstate", () => show(openId()));
  new MutationObserver(() => { giveFocusBack(); tellCount(); stayThere(); })
    .observe(document.body, { subtree: true, childList: true });

  window.footnoteConversations = {
    take: (many) => waiting.shift() || Array(many).fill(""),
    askToDelete: () => { if (openId()) openDialog(openId(), true); },
    searchAgain,
    allShown: () => {
      const links = document.querySelectorAll("#listing a[data-conversation]");
      tell(`${links.length} conversations shown`);
      if (links.length && document.activeElement === document.body) links[links.length - 1].focus();
    },
  };
}
