import { openSource } from "../../commands/open-source.ts";
import { Card } from "../../parts/Card.tsx";
import { RowButton } from "../../parts/RowButton.tsx";
import { useApp, useAppState } from "../../state/app-context.ts";
import { momentText } from "../../wording/moments.ts";

export function RecentCard() {
  const app = useApp();
  const recent = useAppState((state) => state.start?.recent ?? noFiles);
  return (
    <Card title="Recent">
      {recent.length === 0 ? (
        <p className="welcome-empty">Projects and data files that you open are listed here.</p>
      ) : (
        <ul className="welcome-list">
          {recent.map((file) => (
            <li key={file.path}>
              <RowButton
                icon={file.kind === "project" ? "file" : "table"}
                title={file.name}
                description={file.folder}
                aside={momentText(file.opened)}
                onPress={() => void openSource(app, { kind: "path", path: file.path })}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const noFiles = [] as const;
