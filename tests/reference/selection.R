# Three-parameter selection model: R 4.2.2 with metafor 3.8.1. Run in this folder: Rscript selection.R
suppressMessages({library(metafor); library(jsonlite)})
d <- read.csv("../../data/published/choice_overload_effects.csv")
d$yi <- d$d; d$vi <- 4 / d$n + d$d^2 / (2 * d$n)
b <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg); b$yi <- -b$yi
of <- function(yi, vi, sign) {
  m <- rma(yi, vi, method = "ML", control = list(stepadj = 0.5, maxiter = 1000, threshold = 1e-12))
  s <- selmodel(m, type = "stepfun", steps = 0.025, alternative = if (sign > 0) "greater" else "less",
                control = list(optimizer = "optim", optmethod = "Nelder-Mead", reltol = 1e-15,
                               maxit = 20000))
  list(yi = as.numeric(yi), vi = as.numeric(vi), sign = sign, mean = s$beta[1], se = s$se[1],
       lower = s$ci.lb[1], upper = s$ci.ub[1], p = s$pval[1], tau2 = s$tau2, delta = s$delta[2],
       lrt = s$LRT, lrt_p = s$LRTp, ml = m$beta[1])
}
w <- read.table(text = "0.30 0.04\n0.65 0.05\n0.10 0.02\n0.55 0.06\n0.72 0.09\n0.05 0.01\n0.41 0.03\n0.88 0.12\n-0.10 0.05\n0.33 0.02")
write_json(list(choice_overload = of(d$yi, d$vi, 1), choice_overload_less = of(d$yi, d$vi, -1),
                bcg = of(b$yi, b$vi, 1), ten = of(w$V1, w$V2, 1)),
           "selection.json", auto_unbox = TRUE, digits = NA)
