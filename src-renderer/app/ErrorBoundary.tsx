import { Component, type ReactNode } from "react";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import "./error-boundary.css";

interface ErrorBoundaryProps {
  /** When it changes, what failed is tried again. */
  readonly subject: string;
  readonly children: ReactNode;
}

/** Keeps a mistake in one screen from taking the window down: tabs, menus, undo and saving go on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (before.subject !== this.props.subject && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="error-boundary">
        <Notice
          tone="serious"
          announce
          actions={<Button onPress={() => this.setState({ error: null })}>Try again</Button>}
        >
          This screen cannot be shown because of a mistake in Crosslevel ({error.message}). Your work is safe: save it,
          go on with another screen, or undo the last step.
        </Notice>
      </div>
    );
  }
}
