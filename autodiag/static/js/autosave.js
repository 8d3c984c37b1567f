// Every answer is saved as it is given; without this module, each page is saved when it is left.
// What could not be sent is sent again when the connection is back, and when the page is hidden.
const form = document.querySelector("form[data-autosave]");
const state = document.querySelector("[data-state]");
const stay = document.querySelector("[data-stay]");

const WAIT = 600;                         // milliseconds after the last key of a text
const AGAIN = 8000;                       // milliseconds before trying again

const waiting = new Set();                // codes of questions that changed since they were sent
const underWay = new Set();               // codes of questions sent, of which nothing is known yet
let timer = 0;

const say = (words) => {
  if (words && state && state.textContent !== words) {
    state.textContent = words;
  }
};

const questionOf = (field) => field.closest("[data-question]");

const payload = (codes) => {
  const data = new FormData();
  data.set("csrf_token", form.elements.csrf_token.value);
  for (const code of codes) {
    const box = document.getElementById(code);
    for (const field of box.querySelectorAll("input, select, textarea")) {
      const isTicked = !["radio", "checkbox"].includes(field.type) || field.checked;
      if (field.name && isTicked) {
        data.append(field.name, field.value);
      }
    }
  }
  return data;
};

const showError = (box, sentence) => {
  const place = box?.querySelector("[data-error]");
  if (!place) {
    return;
  }
  place.hidden = !sentence;
  place.textContent = sentence ?? "";
  box.classList.toggle("has-error", Boolean(sentence));
};

const take = (answer, codes) => {
  for (const [key, mark] of Object.entries(answer.marks)) {
    const was = form.elements.namedItem(`was.${key}`);
    if (was) {
      was.value = mark;
    }
  }
  for (const code of codes) {
    const key = Object.keys(answer.errors).find((one) => one === code || one.startsWith(`${code}.`));
    showError(document.getElementById(code), key && answer.errors[key]);
  }
  const write = (name, value) => {
    const place = document.querySelector(`[data-${name}]`);
    if (place) {
      place.textContent = String(value);
    }
  };
  write("answered", answer.answered);
  write("answered-word", answer.word);
  write("minutes", answer.minutes);
  say(answer.state);
};

// What is under way may arrive before what follows it, or after: what follows is to be believed.
const believe = (codes) => {
  for (const code of codes) {
    for (const was of document.getElementById(code).querySelectorAll("input[name^='was.']")) {
      was.value = "";
    }
  }
};

// Finished or erased elsewhere, or a session that has ended: asking again would change nothing.
const isFinal = (status) => status >= 400 && status < 500 && status !== 408 && status !== 429;
let refused = false;

const deliver = async () => {
  const codes = [...waiting];
  waiting.clear();
  codes.forEach((code) => underWay.add(code));
  say(form.dataset.saving);
  try {
    const reply = await fetch(form.dataset.autosave, {
      method: "POST", body: payload(codes), headers: { Accept: "application/json" }, keepalive: true,
    });
    if (isFinal(reply.status)) {
      refused = true;
      codes.forEach((code) => waiting.add(code));
      say(form.dataset.refused);
      return;
    }
    if (!reply.ok) {
      throw new Error(String(reply.status));
    }
    take(await reply.json(), codes);
  } catch {
    codes.forEach((code) => waiting.add(code));
    say(form.dataset.offline);
    plan(AGAIN);
  } finally {
    codes.forEach((code) => underWay.delete(code));
  }
  if (waiting.size > 0 && !timer) {
    plan(WAIT);
  }
};

const send = () => {
  if (underWay.size === 0 && waiting.size > 0 && !refused) {
    deliver();
  }
};

const plan = (delay) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = 0;
    send();
  }, delay);
};

const note = (event, delay) => {
  const box = questionOf(event.target);
  if (box && event.target.name && !event.target.name.startsWith("was.")) {
    waiting.add(box.dataset.question);
    plan(delay);
  }
};

if (form) {
  form.addEventListener("change", (event) => note(event, 0));
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input[type=text]")) {
      note(event, WAIT);
    }
  });
  // The page that is left sends everything itself: nothing is saved twice, nothing is waited for.
  // Without a line it would be lost: it stays, and says so where the button is.
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      stay.textContent = form.dataset.offline;
      stay.hidden = false;
      return;
    }
    clearTimeout(timer);
    waiting.clear();
    believe(underWay);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && waiting.size > 0) {
      believe([...waiting].filter((code) => underWay.has(code)));
      deliver();
    }
  });
  addEventListener("online", () => {
    stay.hidden = true;
    send();
  });
  // A page brought back by the Back button shows answers that may be older than those kept.
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
}
