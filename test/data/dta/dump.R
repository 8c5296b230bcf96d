# What R's haven reads from the Stata files in this folder, as JSON: the standard our own reader is held to.
# Run in this folder: Rscript dump.R
suppressMessages({library(haven); library(jsonlite)})

# As texts: JSON would get 15 digits. Missing values of a kind by their letter, ".a".
exact <- function(x) ifelse(is.na(x), ifelse(is.na(na_tag(x)), NA, paste0(".", na_tag(x))), sprintf("%.17g", x))
days <- function(x) if (inherits(x, "POSIXct")) as.numeric(x) / 86400 else as.numeric(unclass(x))
plain <- function(x) {
  if (is.character(x)) ifelse(x == "", NA, as.vector(x)) else { values <- as.double(days(x)); attributes(values) <- NULL; exact(values) }
}
describe <- function(x, name) {
  labels <- attr(x, "labels")
  label <- attr(x, "label", exact = TRUE)
  list(
    name = name,
    label = if (is.null(label)) "" else label,
    storage = if (inherits(x, c("Date", "POSIXct"))) "date" else if (is.character(x)) "text" else "number",
    valueLabels = unname(Map(function(value, text) list(value = exact(value), label = text), as.double(unname(labels)), names(labels))),
    values = as.list(plain(x))
  )
}
for (file in sort(list.files(pattern = "\\.dta$"))) {
  data <- read_dta(file)
  # haven expects longer names of value labels in this release than Stata 6 wrote; foreign reads them.
  if (file == "foreign-108.dta") {
    labels <- attr(foreign::read.dta(file, convert.factors = FALSE), "label.table")$group
    data$group <- labelled(data$group, labels, attr(data$group, "label"))
  }
  # haven expects the places of long texts as in release 118; pandas writes them as Stata documents 119.
  if (file == "pandas-119-little.dta") data$essay <- c(strrep("x", 3000), "", strrep("x", 3000))
  variables <- Map(describe, data, names(data)) |> unname()
  text <- toJSON(variables, auto_unbox = TRUE, digits = NA, na = "null", null = "null", pretty = 1)
  writeLines(text, paste0(file, ".expected.json"), useBytes = TRUE)
}
