interface Units {
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

/** A unit's name by its id; for an id that no unit has, the id itself unless other words are given. */
export function unitName({ units }: Units, id: string | null, otherwise: string = id ?? ''): string {
  return units.find((unit) => unit.id === id)?.name ?? otherwise
}
