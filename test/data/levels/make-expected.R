# Descriptives by level of the samples hsb and growth, by R: the standard describeLevels is held to.
# Run in this folder: Rscript make-expected.R     (made with R 4.2.2, haven 2.5.1, jsonlite 1.8.4)
suppressMessages({library(haven); library(jsonlite)})

# The one-way analysis of variance as anova() gives it; ICC = (MSB - MSW) / (MSB + (n0 - 1) MSW), not below 0.
by_level <- function(y, unit) {
  unit <- factor(unit)
  table <- anova(lm(y ~ unit))
  between <- table["unit", "Mean Sq"]
  within <- if (table["Residuals", "Sum Sq"] < 1e-8) 0 else table["Residuals", "Mean Sq"]
  sizes <- as.numeric(table(unit))
  n0 <- (sum(sizes) - sum(sizes^2) / sum(sizes)) / (length(sizes) - 1)
  list(
    units = length(sizes),
    sdBetween = sd(tapply(y, unit, mean)),
    sdWithin = sqrt(within),
    icc = max(0, (between - within) / (between + (n0 - 1) * within)),
    varying = sum(tapply(y, unit, function(v) length(unique(v)) > 1))
  )
}

describe <- function(file, ids) {
  data <- as.data.frame(lapply(read_sav(file.path("../../../assets/examples", file)), as.numeric))
  list(
    units = unname(lapply(ids, function(id) {
      sizes <- as.numeric(table(data[[id]]))
      list(count = length(sizes), quantiles = unname(quantile(sizes)), mean = mean(sizes), singletons = sum(sizes == 1))
    })),
    variables = unname(lapply(setdiff(names(data), ids), function(name) {
      y <- data[[name]]
      list(name = name, n = length(y), mean = mean(y), sd = sd(y), min = min(y), max = max(y),
           between = unname(lapply(ids, function(id) by_level(y, data[[id]]))))
    }))
  )
}

expected <- list(hsb = describe("hsb.sav", "school"), growth = describe("growth.sav", c("childid", "schoolid")))
write(toJSON(expected, auto_unbox = TRUE, digits = 15, pretty = 1), "expected.json")
