// Rows of the table of tallies: shows their depth, adds and moves them. The form works without.
const table = document.querySelector(".tallies .rows");
const template = document.querySelector("#tally-row");
const total = document.querySelector("#id_tallies-TOTAL_FORMS");

const group = document.querySelector("#tallies-group");
const words = group.dataset;

function field(row, name) {
  return row.querySelector(`[name$="-${name}"]`);
}

function isUsed(row) {
  return Boolean(field(row, "id")?.value || field(row, "measure").value || field(row, "value").value);
}

// Only rows that say something are numbered: an empty one is no row.
function number() {
  let place = 0;
  for (const row of table.children) field(row, "order").value = isUsed(row) ? (place += 1) : "";
}

function button(text, label, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: text, title: label });
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function equip(row) {
  const level = field(row, "level");
  const show = () => { row.dataset.level = level.value; };
  level.addEventListener("change", show);
  show();
  const tools = document.createElement("div");
  tools.className = "tally-tools";
  tools.append(
    button("↑", words.up, () => { row.previousElementSibling?.before(row); number(); tools.firstChild.focus(); }),
    button("↓", words.down, () => { row.nextElementSibling?.after(row); number(); tools.children[1].focus(); }),
    button("+", words.below, () => add(row)),
  );
  row.querySelector(".foot").append(tools);
}

function add(above) {
  const holder = document.createElement("ol");
  holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value);
  const row = holder.firstElementChild;
  total.value = Number(total.value) + 1;
  if (above) above.after(row); else table.append(row);
  if (above) field(row, "level").value = field(above, "level").value;
  equip(row);
  field(row, "measure").focus();
}

if (table && template) {
  group.classList.add("is-scripted");
  for (const row of table.children) equip(row);
  table.addEventListener("change", number);
  const more = button(words.add, words.add, () => add(null));
  more.className = "add";
  table.after(more);
}
