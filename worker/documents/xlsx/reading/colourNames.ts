/** Names that people have for the colours of cells: what a legend would say (红色为逾期). */

/** Below this spread of red, green and blue a colour is a grey, black or white: no mark. */
const LEAST_SPREAD = 24
/** Upper ends of hues, in degrees. */
const HUES: readonly (readonly [number, string])[] = [
  [15, '红'],
  [45, '橙'],
  [70, '黄'],
  [165, '绿'],
  [255, '蓝'],
  [290, '紫'],
  [345, '粉'],
  [360, '红'],
]

/** Name of a colour RRGGBB; null for black, white, greys and what is no colour. */
export function colourOfRgb(rgb: string): string | null {
  if (!/^[0-9a-f]{6}$/i.test(rgb)) return null
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16))
  const most = Math.max(red, green, blue)
  const spread = most - Math.min(red, green, blue)
  if (spread < LEAST_SPREAD) return null
  const sixth =
    most === red
      ? (green - blue) / spread
      : most === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread
  const hue = (sixth * 60 + 360) % 360
  return HUES.find(([end]) => hue <= end)?.[1] ?? null
}

/** The palette of old workbooks ([MS-XLS] 2.5.161, the default one), as far as it is used for marking. */
export const INDEXED_COLOURS: Readonly<Record<number, string>> = {
  2: '红',
  3: '绿',
  4: '蓝',
  5: '黄',
  6: '粉',
  10: '红',
  11: '绿',
  12: '蓝',
  13: '黄',
  14: '粉',
  17: '绿',
  29: '粉',
  34: '黄',
  42: '绿',
  43: '黄',
  44: '蓝',
  45: '粉',
  46: '紫',
  47: '橙',
  48: '蓝',
  50: '绿',
  51: '橙',
  52: '橙',
  53: '橙',
}
