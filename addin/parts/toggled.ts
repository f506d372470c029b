/** What is chosen after one of it was pressed: without it if it was there, else with it. */
export function toggled<T>(chosen: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(chosen)
  if (!next.delete(one)) next.add(one)
  return next
}
