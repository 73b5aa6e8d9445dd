// The search field as a combobox with a list of suggestions (ARIA authoring practices: combobox
// with list autocomplete). Without this script it is a form that leads to the search page.

const PAUSE = 120; // milliseconds without typing before suggestions are fetched

for (const form of document.querySelectorAll("form[data-suggestions]")) combobox(form);

function combobox(form) {
  const input = form.querySelector("input[type=search]");
  const list = makeList(form, input);
  const status = makeStatus(form);
  let active = -1;
  let timer;
  let fetching;

  function options() {
    return [...list.children];
  }

  // A late answer never undoes what the person has done since she typed.
  function stop() {
    clearTimeout(timer);
    fetching?.abort();
  }

  function close() {
    stop();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(number) {
    active = number;
    for (const [at, option] of options().entries()) {
      option.setAttribute("aria-selected", String(at === number));
    }
    const chosen = options()[number];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map((one, at) => makeOption(form, input, one, at)));
    activate(-1);
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = list.hidden ? form.dataset.none : form.dataset.some;
  }

  async function suggest() {
    stop();
    fetching = new AbortController();
    const text = input.value;
    if (!text.trim()) return close();
    try {
      const address = `${form.dataset.suggestions}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(address, { signal: fetching.signal });
      if (!answer.ok) return close();
      const { suggestions } = await answer.json();
      if (input.value === text && document.activeElement === input) show(suggestions);
    } catch {
      // Aborted by the next letter, or no network: the form itself still works.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) {
        suggest();
      } else {
        stop(); // She walks through the list that she sees.
        const step = event.key === "ArrowDown" ? 1 : -1;
        // One place more than there are options: the field itself, with what was typed.
        activate(((active + 1 + step + count + 1) % (count + 1)) - 1);
      }
    } else if (event.key === "Escape") {
      // With no list to close the browser empties the field, as it does in every search field.
      if (!list.hidden) event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(options()[active].dataset.href);
    }
  });

  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    stop();
  });
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
}

function makeList(form, input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label);
  list.hidden = true;
  form.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  return list;
}

function makeStatus(form) {
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(status);
  return status;
}

function makeOption(form, input, suggestion, at) {
  const option = document.createElement("li");
  option.id = `${input.id}-suggestion-${at}`;
  option.className = "suggestion";
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.href = suggestion.href;
  option.append(
    makeIcon(`${form.dataset.icons}#${suggestion.icon}`),
    makeWords("suggestion-title", suggestion.title),
    " ",
    makeWords("suggestion-kind", suggestion.kind),
  );
  return option;
}

function makeIcon(address) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", address);
  svg.append(use);
  return svg;
}

function makeWords(name, text) {
  const words = document.createElement("span");
  words.className = name;
  words.textContent = text;
  return words;
}
