# Golden values for offsets: Rscript test/golden/offsets.R (after generalized.R, whose data it uses). lme4 and glmmTMB with offset(),
# predictions for a new row, and emmeans with the
# offset at its mean (of an exposure: that of its logarithm). Writes offsets.json.
suppressMessages({library(lme4); library(glmmTMB); library(emmeans); library(jsonlite)})
outcomes <- read.csv("test/golden/data/outcomes.csv")
row <- data.frame(x = 1, kind = "b", years = 2, share = 0.3, unit = "u28")
one <- list(variables = list()); v <- function(name) list(variables = list(list(name = name)))
re <- list(list(group = "unit", terms = list(one, v("x"))))
means <- function(m, ...) { e <- as.data.frame(emmeans(m, "kind", ...)); list(estimate = e$emmean, se = e$SE) }
linear <- lmer(score ~ x + kind + offset(years) + (1 + x | unit), outcomes, control = lmerControl(optCtrl = list(ftol_abs = 1e-14, xtol_abs = 1e-12)))
count <- glmmTMB(events ~ x + kind + offset(log(years)) + (1 | unit), outcomes, family = poisson())
logged <- glmmTMB(income ~ x + kind + offset(share) + (1 | unit), outcomes, family = gaussian("log"), control = glmmTMBControl(optCtrl = list(iter.max = 1e4, eval.max = 1e4, rel.tol = 1e-14)))
glmm <- function(m) { s <- summary(m)$coefficients$cond; list(logLik = as.numeric(logLik(m)), estimate = unname(s[, 1]), se = unname(s[, 2])) }
l <- summary(linear)$coefficients
cases <- list(
  list(name = "normal outcome", data = "outcomes", model = list(outcome = "score", offset = "years", fixed = list(one, v("x"), v("kind")), random = re),
    expected = list(logLik = as.numeric(logLik(linear)), estimate = unname(l[, 1]), se = unname(l[, 2]),
      prediction = unname(predict(linear, row)), means = means(linear, lmer.df = "asymptotic"), residuals = unname(resid(linear)[1:5]))),
  list(name = "normal outcome, log link", data = "outcomes", model = list(outcome = "income", distribution = "normal", link = "log", offset = "share", fixed = list(one, v("x"), v("kind")), random = list(list(group = "unit", terms = list(one)))),
    expected = c(glmm(logged), list(prediction = unname(predict(logged, row, type = "response")), means = means(logged)))),
  list(name = "counts with exposure", data = "outcomes", model = list(outcome = "events", distribution = "poisson", exposure = "years", fixed = list(one, v("x"), v("kind")), random = list(list(group = "unit", terms = list(one)))),
    expected = c(glmm(count), list(prediction = unname(predict(count, row, type = "response")), means = means(count, offset = mean(log(outcomes$years)))))))
write(toJSON(list(source = paste0("R ", getRversion(), ", lme4 ", packageVersion("lme4"), ", glmmTMB ", packageVersion("glmmTMB"), ", emmeans ", packageVersion("emmeans")), row = as.list(row), cases = cases), auto_unbox = TRUE, digits = NA), "test/golden/offsets.json")
