# Uncertainty of survey statistics: R 4.2.2 with survey 4.1.1, lavaan 0.6.14, sandwich 3.0.2.
# Run in this folder: Rscript uncertainty.R; writes uncertainty.json.
suppressMessages({library(survey); library(lavaan); library(sandwich); library(jsonlite)})
options(survey.lonely.psu = "adjust")
d <- read.csv("uncertainty_data.csv")
d$gap <- rowMeans(d[, c("P1", "P2", "P3")]) - rowMeans(d[, c("E1", "E2", "E3")])
d$e <- rowMeans(d[, c("E1", "E2", "E3")]); d$p <- rowMeans(d[, c("P1", "P2", "P3")])
designs <- list(
  simple = svydesign(~1, data = d, weights = ~1),
  weighted = svydesign(~1, data = d, weights = ~weight),
  clusters = svydesign(~branch, data = d, weights = ~1),
  strata = svydesign(~1, strata = ~stratum, data = d, weights = ~weight),
  all = svydesign(~branch, strata = ~stratum, data = d, weights = ~weight))
of <- function(s) {
  m <- svymean(~gap + sat, s); r <- svyratio(~sat, ~p, s); g <- svyglm(sat ~ e + p, s)
  v <- svyvar(~gap + sat, s); k <- svymean(~gap, s, deff = "replace")
  list(mean = coef(m), mean_cov = vcov(m), df = degf(s), ratio = coef(r), ratio_se = SE(r)[1],
       glm = coef(g), glm_se = sqrt(diag(vcov(g))), var = as.matrix(v)[1:2, 1:2],
       var_se = sqrt(diag(vcov(v))), deff = deff(k)[1])
}
out <- lapply(designs, of)
# Full-information maximum likelihood of a saturated model, sandwich with observed information.
items <- c("G1", "G2", "G3", "G4", "G5")
pairs <- combn(items, 2)
model <- paste(c(sprintf("%s ~~ %s", items, items), sprintf("%s ~~ %s", pairs[1, ], pairs[2, ]),
                 sprintf("%s ~ 1", items)), collapse = "\n")
fit <- lavaan(model, data = d, missing = "fiml", estimator = "ML", se = "robust.huber.white",
              information = "observed", observed.information = "hessian",
              control = list(rel.tol = 1e-15, x.tol = 1e-12), em.h1.tol = 1e-14, em.h1.iter.max = 10000)
e <- parameterEstimates(fit)
out$fiml <- list(lhs = e$lhs, op = e$op, rhs = e$rhs, est = e$est, se = e$se)
C <- lavInspect(fit, "cov.ov"); V <- vcov(fit); k <- nrow(C)
alpha <- function(C) nrow(C) / (nrow(C) - 1) * (1 - sum(diag(C)) / sum(C))
four <- C[1:4, 1:4]; total <- sum(four); trace <- sum(diag(four)); g <- numeric(ncol(V))
for (j in seq_along(g)) {
  n <- strsplit(colnames(V)[j], "~~")[[1]]
  if (length(n) == 2 && all(n %in% items[1:4])) {
    diagonal <- n[1] == n[2]
    g[j] <- -4 / 3 * ((if (diagonal) 1 else 0) / total - trace / total^2 * (if (diagonal) 1 else 2))
  }
}
out$fiml$alpha <- alpha(four); out$fiml$alpha_se <- sqrt(drop(g %*% V %*% g))
# Asymptotically distribution-free standard error of alpha: Yuan, Guarnaccia & Hayslip 2003;
# Maydeu-Olivares, Coffman & Hartmann 2007 (their D is the sum over i of the squared deviations).
x <- as.matrix(d[, c("P1", "P2", "P3", "P4")]); n <- nrow(x); S <- cov(x); k <- 4
z <- sweep(x, 2, colMeans(x)); one <- matrix(1, k, k); D <- -k / (k - 1) * (diag(k) / sum(S) - sum(diag(S)) / sum(S)^2 * one)
q <- apply(z, 1, function(r) sum(D * (r %o% r - S)))
out$adf <- list(alpha = alpha(S), se = sqrt(sum(q^2) / n^2))
# HC3 of the response surface about 4.
d$E2 <- (d$e - 4)^2; d$EP <- (d$e - 4) * (d$p - 4); d$P2 <- (d$p - 4)^2
m <- lm(sat ~ e + p + E2 + EP + P2, d)
L <- rbind(c(0, 1, 1, 0, 0, 0), c(0, 0, 0, 1, 1, 1), c(0, 1, -1, 0, 0, 0), c(0, 0, 0, 1, -1, 1),
           c(0, 0, 0, 1, 0, -1))
se <- function(V) sqrt(diag(L %*% V %*% t(L)))
w <- lm(sat ~ e + p + E2 + EP + P2, d, weights = weight)
out$surface <- list(coef = coef(m), hc3 = se(vcovHC(m, type = "HC3")),
  cr0 = se(vcovCL(m, cluster = ~branch, type = "HC0", cadjust = FALSE)),
  weighted = coef(w), weighted_hc3 = se(vcovHC(w, type = "HC3")))
write_json(out, "uncertainty.json", auto_unbox = TRUE, digits = NA, pretty = FALSE)
