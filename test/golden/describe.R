# Golden values of descriptions of data: Rscript test/golden/describe.R
# Correlations within units by psych::statsBy, between units of the units' means; Little's test by an EM of its own, row by row;
# attrition counted in base R.
suppressMessages({library(psych); library(jsonlite)})
here <- "test/golden/data"
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")))

hsb <- read("hsb"); names_hsb <- c("mathach", "ses", "female", "minority", "size")
by <- suppressWarnings(statsBy(hsb[, c("school", names_hsb)], "school"))
means <- aggregate(hsb[, names_hsb], list(hsb$school), mean)[, -1]
J <- nrow(means); N <- nrow(hsb)
centered <- sapply(names_hsb, function(v) hsb[[v]] - ave(hsb[[v]], hsb$school))
p_of <- function(r, df) 2 * pt(-abs(r * sqrt(df / (1 - r^2))), df)
within <- cor(hsb[, names_hsb] - sapply(names_hsb, function(v) ave(hsb[[v]], hsb$school)))
stopifnot(max(abs(within[1:4, 1:4] - by$rwg[1:4, 1:4])) < 1e-10)
between <- cor(means)
two_level <- list(n = N, units = J, within = within[1:4, 1:4], between = between, p_within = p_of(within[1:4, 1:4], N - J - 1), p_between = p_of(between, J - 2),
  sd_within = sqrt(colSums(centered^2) / (N - J)), sd_between = apply(means, 2, sd), means = colMeans(hsb[, names_hsb]))

little <- function(d) {
  d <- as.matrix(d[rowSums(!is.na(d)) > 0, ]); n <- nrow(d); p <- ncol(d)
  mu <- colMeans(d, na.rm = TRUE); S <- diag(apply(d, 2, function(x) mean((x - mean(x, na.rm = TRUE))^2, na.rm = TRUE)))
  for (step in 1:5000) {
    T1 <- numeric(p); T2 <- matrix(0, p, p)
    for (i in 1:n) {
      o <- !is.na(d[i, ]); y <- d[i, ]; C <- matrix(0, p, p)
      if (any(!o)) { B <- S[!o, o, drop = FALSE] %*% solve(S[o, o]); y[!o] <- mu[!o] + B %*% (y[o] - mu[o]); C[!o, !o] <- S[!o, !o] - B %*% S[o, !o] }
      T1 <- T1 + y; T2 <- T2 + y %o% y + C
    }
    new_mu <- T1 / n; new_S <- T2 / n - new_mu %o% new_mu
    change <- max(abs(new_mu - mu) / sqrt(diag(S)), abs(new_S - S) / sqrt(diag(S) %o% diag(S))); mu <- new_mu; S <- new_S
    if (change < 1e-11) break
  }
  S <- S * n / (n - 1); patterns <- apply(is.na(d), 1, paste, collapse = ""); d2 <- 0; k <- 0
  for (one in unique(patterns)) {
    rows <- d[patterns == one, , drop = FALSE]; o <- !is.na(rows[1, ]); dev <- colMeans(rows[, o, drop = FALSE]) - mu[o]
    d2 <- d2 + nrow(rows) * dev %*% solve(S[o, o]) %*% dev; k <- k + sum(o)
  }
  list(chiSquare = drop(d2), df = k - p, p = pchisq(drop(d2), k - p, lower.tail = FALSE), patterns = as.integer(sort(table(apply(is.na(d), 1, paste, collapse = "")), decreasing = TRUE)))
}
lung <- read("lung"); air <- airquality; write.csv(air, file.path(here, "airquality.csv"), row.names = FALSE, na = "")

chicks <- read("chicks-wide"); weights <- grep("^weight", names(chicks), value = TRUE)
seen <- !is.na(chicks[, weights]); last <- apply(seen, 1, function(x) max(which(x))); k <- ncol(seen)
stay <- sapply(seq_len(k - 1), function(t) mean(chicks[seen[, t] & last > t, weights[t]])); leave <- sapply(seq_len(k - 1), function(t) mean(chicks[seen[, t] & last == t, weights[t]]))
attrition <- list(seen = unname(colSums(seen)), last = sapply(seq_len(k), function(t) if (t == k) 0 else sum(last == t)),
  between = sapply(seq_len(k), function(t) sum(!seen[, t] & last > t)), staying = stay, leaving = leave)

write(toJSON(list(made = list(by = "test/golden/describe.R", R = R.version.string, psych = as.character(packageVersion("psych"))),
  twoLevel = two_level, one = list(r = cor(hsb[, names_hsb]), sd = sapply(hsb[, names_hsb], sd)),
  little = list(airquality = little(air[, 1:4]), lung = little(lung[, c("inst", "age", "sex", "ph.ecog")])), attrition = attrition),
  digits = NA, auto_unbox = TRUE, na = "null"), "test/golden/describe.json")
