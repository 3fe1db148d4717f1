export type Pane = 'left' | 'middle' | 'right';
