/**
 * The four functions of the Reflect metadata proposal that the dependency container inside @peculiar/x509
 * asks for when it is loaded. Import this file before that library.
 */
type Metadata = Map<unknown, unknown>;

const stored = new WeakMap<object, Map<PropertyKey | undefined, Metadata>>();

function own(target: object, property: PropertyKey | undefined): Metadata {
  const properties = stored.get(target) ?? new Map<PropertyKey | undefined, Metadata>();
  stored.set(target, properties);
  const metadata = properties.get(property) ?? new Map<unknown, unknown>();
  properties.set(property, metadata);
  return metadata;
}

function getMetadata(key: unknown, target: object, property?: PropertyKey): unknown {
  for (let at: object | null = target; at !== null; at = Object.getPrototypeOf(at)) {
    const metadata = own(at, property);
    if (metadata.has(key)) return metadata.get(key);
  }
  return undefined;
}

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, {
    getMetadata,
    getOwnMetadata: (key: unknown, target: object, property?: PropertyKey) => own(target, property).get(key),
    defineMetadata: (key: unknown, value: unknown, target: object, property?: PropertyKey) =>
      own(target, property).set(key, value),
    metadata: (key: unknown, value: unknown) => (target: object, property?: PropertyKey) =>
      own(target, property).set(key, value),
  });
}
