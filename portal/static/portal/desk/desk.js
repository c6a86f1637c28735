// Small mends at the desk. Without this file everything works.

guard(document.querySelector(".acts")?.closest("form"));
addEventListener("load", () => setTimeout(nameFields));
document.addEventListener("formset:added", () => setTimeout(nameFields));

/** A form that was typed into is not left, and no form is sent twice, by accident. */
function guard(form) {
  if (!form) return;
  let isTouched = form.querySelector(".errornote") !== null || /[?&]_carried=/.test(location.search);
  let isSent = false;
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      isTouched = true;
    });
  }
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  addEventListener("beforeunload", (event) => {
    if (isTouched && !isSent) event.preventDefault();
  });
  addEventListener("pageshow", () => {
    isSent = false;
  });
}

/** Fields in rows have their column's heading for a label, and the boxes that a library draws for
    autocompletes have none: both are named for those who do not see the page. */
function nameFields() {
  for (const field of document.querySelectorAll(".tabular td :is(input, select, textarea)")) {
    if (field.type !== "hidden" && !field.labels.length) field.setAttribute("aria-label", nameOf(field));
  }
  for (const box of document.querySelectorAll("select.admin-autocomplete + .select2")) {
    const name = nameOf(box.previousElementSibling);
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox]")) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", name);
    }
  }
}

function nameOf(field) {
  const cell = field.closest("td");
  const heading = cell?.closest("table").querySelectorAll("thead th")[cell.cellIndex];
  const named = field.labels[0] ?? heading;
  return named?.textContent.trim().replace(/:$/, "") ?? field.getAttribute("aria-label") ?? "";
}
