/**
 * An order in which the columns of a sparse symmetric matrix are eliminated, so that little is filled in. Column `order[k]` is
 * the k-th; the first ones are sparse in the factor, and what they leave is so full that the others count as dense.
 */
export interface EliminationOrder {
  readonly order: Int32Array;
  /** By sparse column: the places in the order of the rows below its diagonal that it has in the factor, ascending. */
  readonly sparse: readonly Int32Array[];
}

/** All columns in the order they have, none of them sparse. */
export function denseOrder(size: number): EliminationOrder {
  return { order: Int32Array.from({ length: size }, (_, column) => column), sparse: [] };
}

/**
 * Eliminates the column with fewest others beside it next, as long as those are fewer than `denseShare` of all that are left
 * (minimum degree: Tinney & Walker 1967). In the matrix, the columns `columns[columnStarts[c]]` …
 * `columns[columnStarts[c + 1] − 1]` meet, for every c.
 */
export function minimumDegreeOrder(
  size: number,
  { columns, columnStarts }: { readonly columns: Int32Array; readonly columnStarts: Int32Array },
): EliminationOrder {
  const graph = graphOf(size, columns, columnStarts);
  const left = new Set(Array.from({ length: size }, (_, column) => column));
  const eliminated: number[] = [];
  const neighbours: number[][] = [];
  while (left.size > 0) {
    const column = leastConnected(graph, left);
    if (graph.degrees[column] > denseShare * left.size) break;
    left.delete(column);
    eliminated.push(column);
    neighbours.push(eliminateNode(graph, column));
  }
  const order = Int32Array.of(...eliminated, ...left);
  const places = inverseOrder(order);
  return { order, sparse: neighbours.map((nodes) => Int32Array.from(nodes, (node) => places[node]).sort()) };
}

/** Where each column stands in an order. */
export function inverseOrder(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]] = place;
  return places;
}

/** Dense columns are worked off many times as fast, entry by entry, as sparse ones. */
const denseShare = 0.2;

/** Who is connected with whom, a row of bits for each node, and with how many. */
interface Graph {
  readonly bits: Int32Array;
  readonly words: number;
  readonly degrees: Int32Array;
}

function graphOf(size: number, columns: Int32Array, starts: Int32Array): Graph {
  const words = Math.ceil(size / 32);
  const bits = new Int32Array(size * words);
  const clique = new Int32Array(words);
  for (let c = 0; c + 1 < starts.length; c++) {
    clique.fill(0);
    for (let at = starts[c]; at < starts[c + 1]; at++) clique[columns[at] >> 5] |= 1 << (columns[at] & 31);
    for (let at = starts[c]; at < starts[c + 1]; at++) {
      const row = columns[at] * words;
      for (let w = 0; w < words; w++) bits[row + w] |= clique[w];
    }
  }
  const graph = { bits, words, degrees: new Int32Array(size) };
  for (let node = 0; node < size; node++) {
    disconnect(graph, node, node);
    countDegree(graph, node);
  }
  return graph;
}

function leastConnected({ degrees }: Graph, nodes: Iterable<number>): number {
  let least = -1;
  for (const node of nodes) if (least < 0 || degrees[node] < degrees[least]) least = node;
  return least;
}

/** Takes a node out, which connects all its neighbours with each other; returns them. */
function eliminateNode(graph: Graph, node: number): number[] {
  const { bits, words } = graph;
  const own = node * words;
  const neighbours: number[] = [];
  for (let w = 0; w < words; w++) {
    for (let rest = bits[own + w]; rest !== 0; rest &= rest - 1)
      neighbours.push(32 * w + 31 - Math.clz32(rest & -rest));
  }
  for (const neighbour of neighbours) {
    const row = neighbour * words;
    for (let w = 0; w < words; w++) bits[row + w] |= bits[own + w];
    disconnect(graph, neighbour, neighbour);
    disconnect(graph, neighbour, node);
    countDegree(graph, neighbour);
  }
  return neighbours;
}

function disconnect({ bits, words }: Graph, from: number, node: number): void {
  bits[from * words + (node >> 5)] &= ~(1 << (node & 31));
}

function countDegree({ bits, words, degrees }: Graph, node: number): void {
  let degree = 0;
  for (let w = node * words; w < (node + 1) * words; w++) degree += bitCount(bits[w]);
  degrees[node] = degree;
}

/** Ones among 32 bits: sums of pairs, of fours, of bytes (Warren 2012, section 5-1). */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
