/** The parts that views are made of, a page each: `?scene=components-buttons`. */
export const componentSections = ['buttons', 'fields', 'pieces', 'places', 'icons'] as const;

export type ComponentSection = (typeof componentSections)[number];

/** Wears the name of a scene. */
export function sectionOf(scene: string): ComponentSection | undefined {
  return componentSections.find((section) => scene === `components-${section}`);
}
