/** The product's version, as in package.json and manifest.xml (tested). */
export const VERSION = '0.1.0'
