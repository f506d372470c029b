/** Lines that are fetched when they are needed, a page at a time, from the beginning as often as asked. */
export type Pages<T> = () => AsyncIterable<readonly T[]> | Iterable<readonly T[]>
