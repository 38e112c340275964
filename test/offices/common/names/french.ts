import { type NameList, sameForAll, words } from './name-list';

export const french: NameList = {
  women: words(`
    Marie Nathalie Isabelle Sylvie Catherine Françoise Valérie Céline Hélène Émilie Chloé Léa Zoé Anaïs
    Maëlle Aurélie Stéphanie Mélanie Véronique Cécile Éloïse Agnès Solène Noémie Gaëlle Bénédicte Océane
    Héloïse Geneviève Brigitte Mireille Colette Joséphine Thérèse Adèle Camille Margaux Inès Maïté Clémence`),
  men: words(`
    Jean Pierre Michel André Philippe René Louis Alain Jérôme François Frédéric Gérard Stéphane Sébastien
    Rémi Raphaël Joël Noël Théo Loïc Gaël Cédric Régis Étienne Benoît Hervé Mathéo Jean-Baptiste Jean-François
    Aurélien Grégoire Maël Félix Clément Barthélemy Édouard Honoré Anselme Aimé Thibault`),
  families: words(`
    Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel
    Garcia Bertrand Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martinez
    Legrand Garnier Faure Rousseau Blanc Guérin Müller Henry Roussel Nicolas Perrin Morin Mathieu Clément
    Gauthier Dumont Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Nguyễn Boyer Denis Lemaire Duval
    Joly Gautier Roger Roche Roy Noël Meyer Lucas Meunier Jean Pérez Marchand Dufour Blanchard Marie Barbier
    Brun Dumas Brunet Schmitt Leroux Colas Fernandez Renard Arnaud Rolland Caron Aubert Giraud Leclerc
    Lefebvre Bourgeois Hébert Rivière Lacombe Château d'Aubigné L'Hermitte Pélissier Boulanger Çelik Maçon`),
  familyFor: sameForAll,
};
