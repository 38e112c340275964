/** Style sheets are bundled by being imported; they export nothing. */
declare module '*.css';
