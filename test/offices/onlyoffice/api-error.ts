/** A failure as the API tells it: an HTTP status and, inside the envelope, a message with a number. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly hresult: number,
    /** The coarse text of the status line. */
    readonly reason: string,
  ) {
    super(message);
  }
}

export const notFound = (message: string): ApiError =>
  new ApiError(404, message, -2147467259, 'The record could not be found');
export const badArgument = (message: string): ApiError =>
  new ApiError(400, message, -2147024809, 'Invalid arguments');
export const badFormat = (message: string): ApiError =>
  new ApiError(400, message, -2146233033, 'Invalid arguments');
export const accessDenied = (): ApiError => new ApiError(403, 'Access denied', -2146233078, 'Access denied');
export const moduleOff = (): ApiError => new ApiError(403, 'Forbidden', -2147467259, 'Access denied');
export const illegalOperation = (message: string): ApiError =>
  new ApiError(403, message, -2146233079, 'Server error');
/** The permission exception is no security exception in the handler's eyes, so it is a 500. */
export const missingRight = (): ApiError =>
  new ApiError(500, "You don't have enough permission to perform the operation", -2146233077, 'Server error');
export const notSignedIn = (message: string): ApiError =>
  new ApiError(500, message, -2146233087, 'Server error');
