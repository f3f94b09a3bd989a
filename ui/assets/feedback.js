() => {
  const waiting = [];
  const bars = (name) => document.querySelectorAll(`.feedback[data-answer="${CSS.escape(name)}"]`);
  const opinionOf = (bar) => (bar.dataset.opinion ? JSON.parse(bar.dataset.opinion) : null);
  const formOf = (bar) => bar.querySelector(".feedback-form");

  function send(bar, opinion) {
    waiting.push(JSON.stringify({ answer: bar.dataset.answer, opinion }));
    document.querySelector("#feedback-send").click();
  }

  function say(bar, text) {
    bar.querySelector(".feedback-told").textContent = text;
  }

  function close(bar, focus) {
    const form = formOf(bar);
    if (!form) return;
    form.remove();
    const button = bar.querySelector(".feedback-bad");
    button.setAttribute("aria-expanded", "false");
    if (focus) button.focus();
  }

  function open(bar) {
    const given = opinionOf(bar);
    bar.append(document.querySelector("#feedback-form").content.cloneNode(true));
    const form = formOf(bar);
    form.querySelector(".feedback-withdraw").hidden = !given;
    if (given) {
      for (const box of form.elements.reason) box.checked = given.reasons.includes(box.value);
      form.elements.remark.value = given.remark;
    }
    bar.querySelector(".feedback-bad").setAttribute("aria-expanded", "true");
    form.elements.reason[0].focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  }

  function save(bar) {
    const form = formOf(bar);
    const reasons = Array.from(form.elements.reason).filter((box) => box.checked).map((box) => box.value);
    if (!reasons.length) {
      say(bar, "Choose at least one reason.");
      form.elements.reason[0].focus();
      return;
    }
    send(bar, { good: false, reasons, remark: form.elements.remark.value });
  }

  function press(bar, target) {
    const given = opinionOf(bar);
    if (target.closest(".feedback-good")) {
      send(bar, given && given.good ? null : { good: true });
    } else if (target.closest(".feedback-bad")) {
      if (formOf(bar)) close(bar, true);
      else open(bar);
    } else if (target.closest(".feedback-cancel")) {
      close(bar, true);
    } else if (target.closest(".feedback-withdraw")) {
      send(bar, null);
    }
  }

  document.addEventListener("click", (event) => {
    const bar = event.target.closest && event.target.closest(".feedback");
    if (bar) press(bar, event.target);
  });
  document.addEventListener("submit", (event) => {
    const bar = event.target.closest(".feedback");
    if (!bar) return;
    event.preventDefault();
    save(bar);
  });
  document.addEventListener("keydown", (event) => {
    const bar = event.target.closest && event.target.closest(".feedback");
    if (event.key !== "Escape" || !bar || !formOf(bar)) return;
    // An open source stays open; this key was meant for the form.
    event.stopPropagation();
    close(bar, true);
  }, true);

  window.footnoteFeedback = {
    take: () => waiting.shift() || "",
    told: (text) => {
      const reply = JSON.parse(text);
      bars(reply.answer).forEach((bar) => {
        if (reply.problem) {
          say(bar, reply.problem);
          return;
        }
        const given = reply.opinion;
        bar.dataset.opinion = given ? JSON.stringify(given) : "";
        bar.querySelector(".feedback-good").setAttribute("aria-pressed", String(Boolean(given && given.good)));
        bar.querySelector(".feedback-bad").setAttribute("aria-pressed", String(Boolean(given && !given.good)));
        const inside = bar.contains(document.activeElement) && formOf(bar);
        close(bar, inside);
        say(bar, reply.told);
      });
    },
  };
}
