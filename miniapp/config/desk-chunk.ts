type Module = { nameForCondition?: () => string | null }
type Chunk = object
type ChunkGraph = {
  getModuleChunksIterable: (module: Module) => Iterable<Chunk>
  getChunkModulesIterable: (chunk: Chunk) => Iterable<Module>
}
type Given = { chunkGraph: ChunkGraph }

const DESK_PAGE = /[\\/]src[\\/]desk[\\/]\w+[\\/]index\.tsx$/
const known = new WeakMap<Chunk, boolean>()

function isDesk(chunk: Chunk, graph: ChunkGraph): boolean {
  const earlier = known.get(chunk)
  if (earlier !== undefined) return earlier
  const desk = [...graph.getChunkModulesIterable(chunk)].some((module) =>
    DESK_PAGE.test(module.nameForCondition?.() ?? ''),
  )
  known.set(chunk, desk)
  return desk
}

function employeeChunks(module: Module, { chunkGraph }: Given): number {
  return [...chunkGraph.getModuleChunksIterable(module)].filter(
    (chunk) => !isDesk(chunk, chunkGraph),
  ).length
}

/** What two of the employee's pages share: loaded once, with the first of them. */
export function isCommon(module: Module, given: Given): boolean {
  return employeeChunks(module, given) >= 2
}

/** What only the desk's pages need: an employee never loads it. */
export function isOfDesk(module: Module, given: Given): boolean {
  return employeeChunks(module, given) === 0
}
