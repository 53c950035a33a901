import { mount } from 'svelte';
import App from './App.svelte';
import { restoreTheme } from './ui/theme.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

restoreTheme();
mount(App, { target: document.getElementById('app')! });
