# Golden values of linear mixed models on awkward data: Rscript test/golden/awkward.R
# Writes awkward.json and the data sets it uses: mostly units of one row, slopes of what is constant within most units, nearly
# collinear slopes, 99.999 % of the variance between units, an outcome constant in most units, weights over six decades, random
# effects of categories, several entries of one factor, five levels of numbers that start again, cells of crossed factors,
# centering at combined units, empty cells, a marginal model. lme4, lmerTest, pbkrtest, clubSandwich; nlme for the last.
suppressMessages({library(nlme); library(lme4); library(lmerTest); library(pbkrtest); library(clubSandwich); library(jsonlite)})
here <- "test/golden/data"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 2e5, rhobeg = 0.02, rhoend = 1e-10), check.conv.singular = "ignore", check.conv.grad = "ignore", check.conv.hess = "ignore", check.scaleX = "ignore")
made <- function(d, name) { file <- file.path(here, paste0(name, ".csv")); write.csv(d, file, row.names = FALSE, na = ""); read.csv(file, na.strings = "") }
by_unit <- function(f, sd) { f <- factor(f); rnorm(nlevels(f), 0, sd)[f] }
rows_of <- function(sizes, prefix = "u") { unit <- rep(seq_along(sizes), sizes); data.frame(unit = sprintf("%s%02d", prefix, unit), x = round(rnorm(length(unit)), 3), w = round(rnorm(length(sizes)), 2)[unit]) }
set.seed(20261122)
singles <- within(rows_of(c(rep(1, 60), sample(2:6, 20, TRUE))), y <- round(1 + 0.5 * x + by_unit(unit, 1) + rnorm(length(unit)), 4))
flat <- within(rows_of(sample(1:8, 40, TRUE)), { still <- match(unit, unique(unit)) %% 3 != 0; x[still] <- round(ave(x, unit), 3)[still]; y <- round(1 + (0.5 + by_unit(unit, 0.6)) * x + by_unit(unit, 1) + rnorm(length(unit)), 4); rm(still) })
collinear <- within(rows_of(sample(6:12, 40, TRUE)), { z <- round(x + 0.05 * rnorm(length(x)), 4); y <- round(1 + 0.5 * x + by_unit(unit, 0.4) * x + by_unit(unit, 1) * z + rnorm(length(x)), 4) })
weighted <- within(rows_of(sample(2:9, 30, TRUE)), { weight <- signif(10^runif(length(unit), -3, 3), 5); y <- round(1 + 0.5 * x + by_unit(unit, 1) + rnorm(length(unit)), 4) })
between <- within(rows_of(sample(2:9, 25, TRUE)), y <- round(by_unit(unit, 300) + 0.3 * x + rnorm(length(unit)), 5))
ceiling <- within(rows_of(rep(6, 30)), y <- round(ifelse(match(unit, unique(unit)) < 25, 5, 5 + rnorm(180)), 3))
conditions <- local({
  d <- expand.grid(person = sprintf("p%02d", 1:30), condition = c("high", "low", "middle"), trial = 1:3, stringsAsFactors = FALSE)
  u <- matrix(rnorm(90), 30) %*% chol(matrix(c(1, 0.5, 0.3, 0.5, 1.5, 0.4, 0.3, 0.4, 0.8), 3))
  d$y <- round(10 + u[cbind(as.integer(substr(d$person, 2, 3)), match(d$condition, c("high", "low", "middle")))] + (d$condition == "low") + rnorm(nrow(d), 0, 0.8), 4)
  d$x <- round(rnorm(nrow(d)), 3); d[runif(nrow(d)) > 0.25, ]
})
growing <- within(rows_of(sample(4:14, 30, TRUE)), { z <- round(runif(length(unit)), 3); y <- round(2 + 0.3 * x + z + by_unit(unit, 1) + by_unit(unit, 0.5) * x + by_unit(unit, 1) * z + rnorm(length(unit)), 4) })
regions <- local({
  grow <- function(d, name, sizes) do.call(rbind, lapply(seq_len(nrow(d)), function(i) { n <- sample(sizes, 1); cbind(d[rep(i, n), , drop = FALSE], setNames(data.frame(seq_len(n)), name)) }))
  d <- grow(grow(grow(grow(data.frame(region = sprintf("r%d", 1:6)), "district", 2:4), "school", 1:3), "class", 1:4), "pupil", 1:5)
  district <- interaction(d$region, d$district, drop = TRUE); school <- interaction(district, d$school, drop = TRUE); class <- interaction(school, d$class, drop = TRUE)
  d$x <- round(rnorm(nrow(d)), 3); d$poverty <- round(by_unit(district, 1), 2); d$size <- round(by_unit(class, 1), 2)
  d$y <- round(5 + 0.4 * d$x + 0.3 * d$poverty - 0.2 * d$size + by_unit(d$region, 0.8) + by_unit(district, 0.6) + by_unit(school, 0.7) + by_unit(class, 0.9) + by_unit(school, 0.4) * d$x + rnorm(nrow(d)), 4)
  d <- d[sample(nrow(d)), ]; rownames(d) <- NULL; d
})
raters <- local({
  n <- 400; d <- data.frame(rater = sprintf("R%02d", sample(18, n, TRUE)), school = sample(12, n, TRUE), class = sample(3, n, TRUE), item = sample(letters[1:7], n, TRUE), x = round(rnorm(n), 3), task = rep(c("a", "b"), length.out = n))
  d$y <- round(3 + 0.2 * d$x + by_unit(d$rater, 0.6) + by_unit(d$school, 0.7) + by_unit(interaction(d$school, d$class), 0.5) + by_unit(d$item, 0.9) + by_unit(interaction(d$rater, d$item), 0.6) + by_unit(d$rater, 0.3) * d$x + rnorm(n), 4); d
})
rooms <- local({
  n <- 320; d <- data.frame(school = sample(14, n, TRUE), class = sample(3, n, TRUE)); room <- interaction(d$school, d$class, drop = TRUE)
  d$x <- round(50 + by_unit(room, 3) + rnorm(n, 0, 5), 2); d$z <- round(rnorm(n, 100, 15)); d$y <- round(by_unit(room, 1) + by_unit(d$school, 0.6) + 0.1 * d$x + 0.02 * d$z + rnorm(n), 3); d$x[sample(n, 25)] <- NA; d
})
cells <- local({
  n <- 260; d <- data.frame(unit = sprintf("g%02d", sample(26, n, TRUE)), a = sample(c("a1", "a2", "a3"), n, TRUE), b = sample(c("b1", "b2"), n, TRUE), c = sample(c("c1", "c2", "c3"), n, TRUE, c(0.6, 0.3, 0.1)), x = round(rnorm(n), 3))
  d$y <- round(1 + (d$a == "a2") + 0.5 * (d$b == "b2") * d$x + by_unit(d$unit, 1) + rnorm(n), 4); d[!(d$a == "a3" & d$c == "c3") & !(d$a == "a2" & d$c == "c2"), ]
})
diary <- local({
  d <- do.call(rbind, lapply(1:24, function(i) { day <- sort(sample(1:14, sample(1:10, 1))); n <- length(day); e <- as.numeric(t(chol(outer(day, day, function(a, b) 0.7^abs(a - b)))) %*% rnorm(n)); data.frame(person = sprintf("d%02d", i), day = day, stress = round(rnorm(n), 2), woman = i %% 2, mood = round(5 + 0.4 * (i %% 2) + e, 3)) }))
  d[sample(nrow(d)), ]
})
for (name in c("singles", "flat", "collinear", "weighted", "between", "ceiling", "conditions", "growing", "regions", "raters", "rooms", "cells", "diary")) assign(name, made(get(name), paste0("awkward-", name)))
used <- rooms[complete.cases(rooms), ]; used$room <- interaction(used$school, used$class, drop = TRUE); used$cx <- used$x - ave(used$x, used$room); used$mx <- ave(used$x, used$room); used$mx <- used$mx - mean(used$mx); used$cz <- used$z - mean(used$z); used$cz2 <- used$cz^2

v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = lapply(list(...), function(x) if (is.list(x)) x else v(x)))
one <- list(variables = list())
entry <- function(group, ..., covariance = "unstructured") list(group = group, terms = list(...), covariance = covariance)
model <- function(outcome, fixed, random, method = "REML", ...) list(outcome = outcome, fixed = c(list(one), fixed), random = random, estimation = list(method = method), ...)
# By entry of the model's random part, whose groups are lme4's names: a second entry of a factor has .1.
covariances <- function(m, model) { names <- make.unique(sapply(model$random, function(e) paste(e$group, collapse = ":"))); lapply(names, function(n) { x <- VarCorr(m)[[n]]; I(unname(matrix(as.numeric(x), nrow(x)))) }) }
inferred <- function(se, df) list(se = I(unname(se)), df = I(unname(df)))
case <- function(name, data, formula, d, model, cluster = NULL, kr = TRUE, terms = FALSE, weights = NULL, starts = 0) {
  d$.weight <- if (is.null(weights)) 1 else d[[weights]]; reml <- model$estimation$method == "REML"
  fit <- function(start = NULL) suppressMessages(if (is.null(weights)) lmer(formula, d, REML = reml, control = tight, start = start) else lmer(formula, d, REML = reml, control = tight, start = start, weights = .weight))
  m <- fit()
  # Where lme4 stops short of the maximum: the best of several starts.
  for (i in seq_len(starts)) { again <- fit(local({ theta <- rnorm(length(getME(m, "theta")), 0, 2); ifelse(getME(m, "lower") == 0, abs(theta), theta) })); if (logLik(again) > logLik(m)) m <- again }
  s <- coef(summary(m))
  expected <- list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), observations = nobs(m), estimate = I(unname(fixef(m))), residual = sigma(m)^2, covariance = covariances(m, model),
    satterthwaite = inferred(s[, "Std. Error"], s[, "df"]))
  if (kr && reml) { k <- coef(summary(m, ddf = "Kenward-Roger")); expected$kenwardRoger <- inferred(k[, "Std. Error"], k[, "df"]) }
  if (!is.null(cluster)) {
    plain <- as(m, "lmerMod"); t <- coef_test(plain, vcov = "CR2", test = "Satterthwaite")
    expected$cr2 <- inferred(t$SE, t$df_Satt); expected$cr0 <- I(unname(sqrt(diag(as.matrix(vcovCR(plain, type = "CR0"))))))
  }
  if (terms) { a <- suppressMessages(anova(m, type = 3)); expected$terms <- lapply(which(!is.na(a[["F value"]])), function(i) list(name = rownames(a)[i], statistic = a[i, "F value"], df = I(c(a[i, "NumDF"], a[i, "DenDF"])))) }
  list(name = name, formula = paste(deparse(formula), collapse = " "), data = paste0("awkward-", data), model = model, expected = expected)
}
marginal <- local({
  d <- diary[order(diary$person, diary$day), ]
  m <- gls(mood ~ stress + woman, d, corAR1(form = ~ day | person), control = glsControl(msTol = 1e-13, tolerance = 1e-12))
  people <- length(unique(d$person)); n <- nrow(d)
  list(name = "a marginal model: robust standard errors by person", formula = "mood ~ stress + woman, gls, corAR1", data = "awkward-diary",
    model = model("mood", list(term("stress"), term("woman")), list(), residual = list(structure = "ar1", within = "person", order = "day")),
    expected = list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), observations = n, estimate = I(unname(coef(m))), residual = m$sigma^2, covariance = list(),
      # Between-within by counting: people for what does not vary within them, rows less people for what does.
      betweenWithin = inferred(sqrt(diag(vcov(m))), c(people - 2, n - people - 1, people - 2)),
      cr0 = I(unname(sqrt(diag(as.matrix(vcovCR(m, type = "CR0"))))))))
})
levels5 <- list(entry(c("region", "district", "school", "class"), one), entry(c("region", "district", "school"), one, term("x")), entry(c("region", "district"), one), entry("region", one))
cx <- v("x", center = "group", by = c("school", "class")); cz <- v("z", center = "grand"); low <- "condition"
cases <- list(
  case("mostly units of one row", "singles", y ~ x + w + (1 | unit), singles, model("y", list(term("x"), term("w")), list(entry("unit", one))), "unit"),
  case("a slope of what is constant within two units of three", "flat", y ~ x + (x | unit), flat, model("y", list(term("x")), list(entry("unit", one, term("x")))), "unit"),
  case("nearly collinear random slopes", "collinear", y ~ x + z + (x + z | unit), collinear, model("y", list(term("x"), term("z")), list(entry("unit", one, term("x"), term("z")))), starts = 30),
  case("precision weights over six decades", "weighted", y ~ x + w + (1 | unit), weighted, model("y", list(term("x"), term("w")), list(entry("unit", one)), weights = list(level1 = "weight")), kr = FALSE, weights = "weight"),
  case("99.999 % of the variance between units", "between", y ~ x + (1 | unit), between, model("y", list(term("x")), list(entry("unit", one))), "unit"),
  case("an outcome that is constant in most units", "ceiling", y ~ x + (x | unit), ceiling, model("y", list(term("x")), list(entry("unit", one, term("x"))))),
  case("random effects of categories, without intercept", "conditions", y ~ condition + x + (0 + condition | person), conditions, model("y", list(term(low), term("x")), list(entry("person", term(low)))), "person", terms = TRUE),
  case("random effects of categories by combination", "conditions", y ~ condition * x + (1 | person) + (1 | person:condition), conditions, model("y", list(term(low), term("x"), term(low, "x")), list(entry("person", one), entry(c("person", "condition"), one))), "person", terms = TRUE),
  case("three entries of one factor", "growing", y ~ x + z + (1 | unit) + (0 + x | unit) + (0 + z | unit), growing, model("y", list(term("x"), term("z")), list(entry("unit", one), entry("unit", term("x")), entry("unit", term("z")))), "unit"),
  case("a pair and a single entry of one factor", "growing", y ~ x + z + w + x:w + (x | unit) + (0 + z | unit), growing, model("y", list(term("x"), term("z"), term("w"), term("x", "w")), list(entry("unit", one, term("x")), entry("unit", term("z")))), "unit"),
  case("five levels, a slope in the middle", "regions", y ~ x + poverty + size + (1 | region:district:school:class) + (x | region:district:school) + (1 | region:district) + (1 | region), regions, model("y", list(term("x"), term("poverty"), term("size")), levels5), "region"),
  case("five levels, ML", "regions", y ~ x * poverty + (1 | region:district:school:class) + (x | region:district:school) + (1 | region:district) + (1 | region), regions, model("y", list(term("x"), term("poverty"), term("x", "poverty")), levels5, "ML")),
  case("raters crossed with items, classes in schools", "raters", y ~ x + task + (x | rater) + (1 | item) + (1 | school) + (1 | school:class), raters, model("y", list(term("x"), term("task")), list(entry("rater", one, term("x")), entry("item", one), entry("school", one), entry(c("school", "class"), one)))),
  case("crossed factors and their cells", "raters", y ~ x + task + (1 | rater) + (1 | item) + (1 | rater:item), raters, model("y", list(term("x"), term("task")), list(entry("rater", one), entry("item", one), entry(c("rater", "item"), one)))),
  case("centering at combined units, their means, a square", "rooms", y ~ cx + mx + cz + cz2 + cx:cz + (cx | school:class) + (1 | school), used, model("y", list(term(cx), term(v("x", aggregate = list(`function` = "mean", by = c("school", "class")), center = "grand")), term(cz), term(v("z", center = "grand", power = 2)), term(cx, cz)), list(entry(c("school", "class"), one, term(cx)), entry("school", one))), "school"),
  case("two empty cells and a number", "cells", y ~ a * c + a:x + x + b + (x | unit), cells, model("y", list(term("a"), term("c"), term("x"), term("b"), term("a", "c"), term("a", "x")), list(entry("unit", one, term("x")))), terms = TRUE),
  marginal
)
versions <- sapply(c("lme4", "lmerTest", "pbkrtest", "clubSandwich", "nlme"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/awkward.json")
