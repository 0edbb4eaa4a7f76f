/** The nearest of several names, for "did you mean": by edit distance, case counting half. */

/** Null when none is near enough to be meant. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 0.5;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > bestDistance) continue;
    const distance = editDistance(name, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Two neighbours that changed places are one slip. */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1] as string, b[j - 1] as string];
      const replace = x === y ? 0 : x.toLowerCase() === y.toLowerCase() ? 0.25 : 1;
      const above = rows[i - 1] as number[];
      const ways = [(above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + replace];
      const isSwapped = i > 1 && j > 1 && x === b[j - 2] && y === a[i - 2];
      if (isSwapped) ways.push((rows[i - 2]?.[j - 2] as number) + 1);
      row.push(Math.min(...ways));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] as number;
}
