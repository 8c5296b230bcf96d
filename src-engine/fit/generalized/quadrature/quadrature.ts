import type { GeneralizedProblem } from "../generalized-problem.ts";
import { devianceAroundModes, type MarginalDeviance } from "../marginal-deviance.ts";
import { evaluateNodes, nodeGrid, nodeStore, nodeVisitor } from "./quadrature-nodes.ts";
import { quadratureScores } from "./quadrature-scores.ts";

/**
 * Adaptive Gauss–Hermite quadrature for one grouping factor (Pinheiro & Bates 1995). The integral over the effects of a unit is
 * taken on a grid around their mode, scaled by the curvature there,
 *
 *     u_k = û + G x_k,   GG' = H(û)⁻¹,   ∫ exp(−g(u)) φ du = |H|^(−½) Σ_k w_k exp(−g(u_k) + ½ x_k'x_k);
 *
 * with one point it is Laplace's approximation. The gradient is exact: it follows the points as they move with the mode and
 * with G. With shares p_k of the points, A = Σ p_k (G'∂g/∂u)(u_k) x_k', B the symmetric matrix with half of A's lower
 * triangle, T = G (B − ½ I) G', h = diag(ZΛTΛ'Z'), t = h ∘ ∂³ln f/∂η³, v = H⁻¹(Σ p_k ∂g/∂u + Λ'Z't) and s = ZΛv:
 *
 *     ½ ∂d/∂β = X'(t − W s − Σ p_k ∂ln f/∂η),
 *     ½ ∂d/∂Λ = Σ_units Z'(t − W s) û' + (Z'∂ln f/∂η) v' − 2 Z'WZΛT − Σ p_k (Z'∂ln f/∂η)(u_k) u_k'
 *     ½ ∂d/∂ψ = Σ h ∂³ln f/∂η²∂ψ + s ∂²ln f/∂η∂ψ − Σ p_k ∂ln f/∂ψ
 */
export function quadratureDeviance(problem: GeneralizedProblem, points: number): MarginalDeviance {
  const grid = nodeGrid(points, problem.effects.groupings[0].effects);
  const store = nodeStore(problem, grid.length);
  return devianceAroundModes(problem, ({ modes, factors, fixed, own }) => {
    const nodes = evaluateNodes(problem, grid, nodeVisitor(problem, modes, grid, fixed, factors, own, store));
    return {
      value: modes.logDeterminant - 2 * nodes.logIntegral,
      halfScores: (clusters) => quadratureScores(problem, factors, modes, nodes, clusters),
    };
  });
}
