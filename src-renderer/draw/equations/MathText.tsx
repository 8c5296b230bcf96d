import katex from "katex";
import { memo, useLayoutEffect, useRef } from "react";

/**
 * A piece of mathematics in LaTeX, typeset by KaTeX for the eye and as MathML for screen readers and the clipboard.
 * `isHidden` leaves it to the eye alone where the control around it has a spoken name of its own.
 */
export const MathText = memo(function MathText({
  tex,
  isHidden = false,
}: {
  readonly tex: string;
  readonly isHidden?: boolean;
}) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (place.current === null) return;
    // Names of variables are written in any script, which is no fault of the LaTeX around them.
    katex.render(tex, place.current, {
      output: isHidden ? "html" : "htmlAndMathml",
      throwOnError: false,
      strict: "ignore",
    });
  }, [tex, isHidden]);
  return <span ref={place} className="math-text" {...(isHidden && { "aria-hidden": true })} />;
});
