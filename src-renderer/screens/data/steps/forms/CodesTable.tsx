import type { CodeReport } from "../../../../../src-contract/step-report.ts";
import { ScrollRegion } from "../../../../parts/ScrollRegion.tsx";

/** The code of each category in each new variable. */
export function CodesTable({ report: { categories, columns } }: { readonly report: CodeReport }) {
  return (
    <section className="prepare-stack">
      <h3 className="field-label">Codes</h3>
      <ScrollRegion label="Codes" className="prepare-rows prepare-codes">
        <table>
          <thead>
            <tr>
              <th scope="col">Category</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" className="prepare-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map(({ value, label }, index) => (
              <tr key={String(value)}>
                <th scope="row">{label}</th>
                {columns.map(({ name, codes }) => (
                  <td key={name} className="prepare-number">
                    {codeText(codes[index] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function codeText(code: number): string {
  return (Number.isInteger(code) ? String(code) : code.toFixed(3)).replace("-", "−");
}
