import { type NameList, sameForAll, words } from './name-list';

export const english: NameList = {
  women: words(`
    Margaret Susan Elizabeth Emma Charlotte Olivia Emily Grace Hannah Lucy Sophie Rebecca Chloë Zoë Jessica
    Alice Victoria Catherine Rachel Laura Fiona Siobhán Niamh Gwyneth Bronwen Heather Joanne Harriet
    Philippa Imogen Beatrice Rosalind Eleanor Frances Georgina Renée Daphne Hazel Abigail Matilda`),
  men: words(`
    James John Robert William David Richard Thomas Charles Daniel Matthew George Oliver Harry Jack Alfie
    Edward Henry Samuel Benjamin Joseph Simon Andrew Stephen Graham Seán Rhys Gareth Angus Duncan Callum
    Alistair Rupert Hugo Nigel Trevor Owen Dylan Patrick Liam Frederick`),
  families: words(`
    Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
    Roberts Green Hall Wood Jackson Clarke Clark Harris Edwards Turner Hill Cooper Ward Moore Morris Baker
    Harrison King Morgan Allen James Scott Phillips Watson Davis Parker Bennett Price Griffiths Young
    Mitchell Cook Shaw Richardson Carter Collins Marshall Bell Murphy Gray Cox Adams Campbell Anderson
    Webb Powell Reynolds Fletcher Hughes Lloyd Ellis Palmer Mason Simpson Butler Barnes Rogers Chapman
    O'Brien O'Neill O'Connor McDonald MacLeod Fitzgerald Pemberton-Hughes Ashworth Blackwood Featherstone
    Hawthorne Kingsley Lockwood Merriweather Nightingale Pickering Ravenscroft Sinclair Thorne Whitaker`),
  familyFor: sameForAll,
};
