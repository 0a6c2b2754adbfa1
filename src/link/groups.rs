//! Agreements in groups that grow together, each group a ring: a group of one agreement,
//! and nearly all are small, takes no memory of its own.

use rayon::prelude::*;

use crate::model::{Members, small};

/// Which agreements are together.
pub(super) struct Groups {
    /// The name of the group of each agreement: one of its members, whichever.
    of: Vec<u32>,
    /// Number of each group, by its name: the least that it has had, which is one of its
    /// members.
    numbers: Vec<u32>,
    /// The member behind each; behind the last one stands the first.
    next: Vec<u32>,
    /// The last member and how many there are, by number of the group.
    ends: Vec<(u32, u32)>,
}

impl Groups {
    /// So many agreements, each by itself.
    pub(super) fn new(agreements: usize) -> Self {
        let alone: Vec<u32> = (0..small(agreements)).collect();
        let ends = alone.iter().map(|index| (*index, 1)).collect();
        Self { of: alone.clone(), numbers: alone.clone(), next: alone, ends }
    }

    /// Number of the group of an agreement.
    pub(super) fn of(&self, agreement: usize) -> usize {
        self.numbers[self.of[agreement] as usize] as usize
    }

    /// Whether two agreements are together.
    pub(super) fn are_one(&self, one: usize, other: usize) -> bool {
        self.of[one] == self.of[other]
    }

    /// How many members a group has.
    pub(super) fn len(&self, group: usize) -> usize {
        self.ends[group].1 as usize
    }

    /// The members of a group, those first that were there first.
    pub(super) fn members(&self, group: usize) -> impl Iterator<Item = usize> {
        let next = |member: &usize| Some(self.next[*member] as usize);
        std::iter::successors(Some(group), next).take(self.len(group))
    }

    /// Makes one group of those of two agreements; the lower number stays.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        if self.are_one(one, other) {
            return;
        }
        let names = (self.of[one], self.of[other]);
        let (left, right) =
            (self.numbers[names.0 as usize], self.numbers[names.1 as usize]);
        let (stays, goes) = (left.min(right), left.max(right));
        let (last, count) = self.ends[goes as usize];
        let (before, own) = self.ends[stays as usize];
        // The smaller one takes the other's name, so that no agreement is named often.
        let (renamed, members) = if count <= own { (goes, count) } else { (stays, own) };
        let name = self.of[if count <= own { stays } else { goes } as usize];
        let mut member = renamed;
        for _ in 0..members {
            self.of[member as usize] = name;
            member = self.next[member as usize];
        }
        self.numbers[name as usize] = stays;
        self.next[before as usize] = goes;
        self.next[last as usize] = stays;
        self.ends[stays as usize] = (last, own + count);
    }

    /// The members of all groups.
    pub(super) fn all(&self) -> Vec<Members> {
        let groups = (0..self.of.len()).into_par_iter();
        let groups = groups.filter(|index| self.of(*index) == *index);
        groups.map(|group| self.members(group).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn groups_that_are_joined_keep_their_order_and_the_lower_number() {
        let mut groups = Groups::new(6);
        for (one, other) in [(4, 2), (5, 1), (2, 5), (4, 1)] {
            groups.join(one, other);
        }
        let all: Vec<Vec<usize>> =
            groups.all().into_iter().map(|one| one.to_vec()).collect();
        assert_eq!(all, [vec![0], vec![1, 5, 2, 4], vec![3]]);
        assert_eq!([groups.of(4), groups.len(1), groups.len(3)], [1, 4, 1]);
        assert!(groups.are_one(2, 5) && !groups.are_one(0, 1));
    }
}
