/** The templates that come with the product, as bytes; an office may replace them by its own. */
import circular from './templates/circular.docx'

export const circularTemplate: ArrayBuffer = circular
