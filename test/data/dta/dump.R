# What R's haven reads from the Stata files in this folder, as JSON: the standard our own reader is held to.
# Run in this folder: Rscript dump.R
source("../describe-tagged.R")

for (file in sort(list.files(pattern = "\\.dta$"))) {
  data <- read_dta(file)
  # haven expects longer names of value labels in this release than Stata 6 wrote; foreign reads them.
  if (file == "foreign-108.dta") {
    labels <- attr(foreign::read.dta(file, convert.factors = FALSE), "label.table")$group
    data$group <- labelled(data$group, labels, attr(data$group, "label"))
  }
  # haven expects the places of long texts as in release 118; pandas writes them as Stata documents 119.
  if (file == "pandas-119-little.dta") data$essay <- c(strrep("x", 3000), "", strrep("x", 3000))
  write_expected(data, file)
}
