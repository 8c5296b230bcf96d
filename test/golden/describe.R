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
  patterns <- apply(is.na(d), 1, paste, collapse = ""); d2 <- 0; k <- 0
  for (one in unique(patterns)) {
    rows <- d[patterns == one, , drop = FALSE]; o <- !is.na(rows[1, ]); dev <- colMeans(rows[, o, drop = FALSE]) - mu[o]
    d2 <- d2 + nrow(rows) * dev %*% solve(S[o, o]) %*% dev; k <- k + sum(o)
  }
  list(chiSquare = drop(d2), df = k - p, p = pchisq(drop(d2), k - p, lower.tail = FALSE), patterns = as.integer(sort(table(apply(is.na(d), 1, paste, collapse = "")), decreasing = TRUE)))
}
# Items of 700 people in 60 groups, with a factor at each level; alpha by psych, omega by its minres factor.
set.seed(11); items <- paste0("E", 1:5); g <- sort(sample(1:60, 700, TRUE)); f <- rnorm(700); fb <- rnorm(60); loading <- c(0.8, 0.6, 0.9, 0.5, 0.7)
e <- as.data.frame(sapply(1:5, function(i) pmin(7, pmax(1, round(4 + loading[i] * f + 0.6 * loading[6 - i] * fb[g] + rnorm(60, 0, 0.4)[g] + rnorm(700))))))
names(e) <- items; e$age <- g
write.csv(data.frame(group = e$age, e[, items]), file.path(here, "items.csv"), row.names = FALSE)
omega_of <- function(S) { f <- fa(cov2cor(S), 1, fm = "minres", min.err = 1e-12, n.obs = 1000); l <- as.numeric(f$loadings) * sqrt(diag(S)); u <- f$uniquenesses * diag(S); sum(l)^2 / (sum(l)^2 + sum(u)) }
alpha_of <- function(S) { k <- ncol(S); k / (k - 1) * (1 - sum(diag(S)) / sum(S)) }
m <- manova(as.matrix(e[, items]) ~ factor(e$age)); ss <- summary(m)$SS; Jg <- length(unique(e$age)); Ng <- nrow(e); ng <- table(e$age); n0 <- (Ng - sum(ng^2) / Ng) / (Jg - 1)
SW <- ss$Residuals / (Ng - Jg); SB <- (ss[[1]] / (Jg - 1) - SW) / n0; a <- suppressWarnings(psych::alpha(e[, items]))
stopifnot(abs(a$total$raw_alpha - alpha_of(cov(e[, items]))) < 1e-12)
reliability <- list(n = Ng, units = Jg, alpha = c(a$total$raw_alpha, alpha_of(SW), alpha_of(SB)), omega = c(omega_of(cov(e[, items])), omega_of(SW), omega_of(SB)),
  rest = a$item.stats$r.drop, without = a$alpha.drop$raw_alpha, mean = a$item.stats$mean, sd = a$item.stats$sd)

lung <- read("lung"); air <- airquality; write.csv(air, file.path(here, "airquality.csv"), row.names = FALSE, na = "")

# Values missing of pupils (more often of the poor) and of schools (more often of small ones), each level with a test of its own.
set.seed(21); few <- hsb[hsb$school %in% unique(hsb$school)[1:40], c("school", "mathach", "ses", "minority", "size", "meanses")]
few$mathach[runif(nrow(few)) < plogis(-2 - few$ses)] <- NA; few$minority[runif(nrow(few)) < 0.05] <- NA
school <- few[!duplicated(few$school), ]; few$meanses[few$school %in% school$school[runif(40) < plogis((900 - school$size) / 300)]] <- NA
write.csv(few, file.path(here, "hsb-missing.csv"), row.names = FALSE, na = ""); schools <- few[!duplicated(few$school), ]
by_level <- list(pupils = little(few[, c("mathach", "ses", "minority")]), schools = little(schools[, c("size", "meanses")]))

chicks <- read("chicks-wide"); weights <- grep("^weight", names(chicks), value = TRUE)
seen <- !is.na(chicks[, weights]); last <- apply(seen, 1, function(x) max(which(x))); k <- ncol(seen)
stay <- sapply(seq_len(k - 1), function(t) mean(chicks[seen[, t] & last > t, weights[t]])); leave <- sapply(seq_len(k - 1), function(t) mean(chicks[seen[, t] & last == t, weights[t]]))
attrition <- list(seen = unname(colSums(seen)), last = sapply(seq_len(k), function(t) if (t == k) 0 else sum(last == t)),
  between = sapply(seq_len(k), function(t) sum(!seen[, t] & last > t)), staying = stay, leaving = leave)

write(toJSON(list(made = list(by = "test/golden/describe.R", R = R.version.string, psych = as.character(packageVersion("psych"))),
  twoLevel = two_level, one = list(r = cor(hsb[, names_hsb]), sd = sapply(hsb[, names_hsb], sd)),
  little = list(airquality = little(air[, 1:4]), lung = little(lung[, c("inst", "age", "sex", "ph.ecog")])), byLevel = by_level, attrition = attrition, reliability = reliability),
  digits = NA, auto_unbox = TRUE, na = "null"), "test/golden/describe.json")
